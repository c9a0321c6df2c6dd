import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import { COURRIELS_DU_COMPTE, COURRIELS_DU_DEPOT, ouvrirCompte } from './etapes.ts';
import type { AccuseAttendu, Etape, FichierScenario, NomOrganisme, Scenario } from './scenario.ts';

const CERTIFICATIONS: FichierScenario['certifications'] = [
  { type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique: 'P-1', titulaire: 'SEULE' }] },
];

const SUCCES: AccuseAttendu = { statut: 'Traité avec succès', ok: ['P-1'], ko: {} };

const deuxieme = (fichier: FichierScenario): FichierScenario => ({
  ...fichier,
  certifications: [{ type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique: 'P-2', titulaire: 'SEULE' }] }],
});
const SUCCES_2: AccuseAttendu = { statut: 'Traité avec succès', ok: ['P-2'], ko: {} };

/** A form that gives the deposits to others, accepted with its mandates. */
const confier = (organisme: NomOrganisme, deposant: NomOrganisme): Etape[] => [
  { faire: 'REMPLIR_FORMULAIRE', organisme, deposants: [deposant], attendu: 'DOSSIER_OUVERT' },
  { faire: 'ACCEPTER_AVEC_MANDATS', organisme },
];

const COMPTE_DE_DEPOSANT: readonly ModeleCourriel[] = [
  'identifiants-deposant',
  'validation-courriel',
  'identifiant-connexion',
];
const CONFIER: readonly ModeleCourriel[] = ['demande-recue', 'identifiants-inscription', 'mandats-accordes'];
const S_INSCRIRE: readonly ModeleCourriel[] = ['validation-courriel', 'identifiant-connexion'];

export const CERTIFICATEUR_ET_DEPOSANT: Scenario = {
  titre: 'Un certificateur qui dépose aussi pour un autre',
  acteurs: {
    A: 'un certificateur qui confie ses dépôts à B',
    B: 'un certificateur qui dépose pour lui-même, et pour A depuis un second compte',
  },
  etapes: [
    ...ouvrirCompte('B'),
    ...confier('A', 'B'),
    { faire: 'RECEVOIR_MANDAT', organisme: 'B', certificateur: 'A', attendu: 'IDENTIFIANTS' },
    { faire: 'INSCRIRE', organisme: 'A' },
    { faire: 'INSCRIRE_DEPOSANT', organisme: 'B', citant: 'A' },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'B',
      fichier: { nom: 'les miens.xml', certifications: CERTIFICATIONS },
      attendu: SUCCES,
    },
    {
      faire: 'DEPOSER',
      par: 'DEPOSANT',
      organisme: 'B',
      fichier: deuxieme({ nom: 'ceux de A.xml', certificateur: 'A', certifications: [] }),
      attendu: SUCCES_2,
    },
    { faire: 'LIRE_DEPOT', organisme: 'A', attendu: 'LISIBLE' },
    { faire: 'TERMINER_MANDAT', organisme: 'A', deposant: 'B' },
    { faire: 'LIRE_DEPOT', organisme: 'B', attendu: 'LISIBLE' },
  ],
  attendus: {
    A: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 0,
      courriels: [...CONFIER, ...S_INSCRIRE, 'mandat-termine'],
    },
    B: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 2,
      courriels: [
        ...COURRIELS_DU_COMPTE,
        ...COMPTE_DE_DEPOSANT,
        ...COURRIELS_DU_DEPOT,
        ...COURRIELS_DU_DEPOT,
        'mandat-termine',
      ],
    },
  },
};

export const DEPOSANT_POUR_DEUX: Scenario = {
  titre: 'Un déposant seul, pour deux certificateurs',
  acteurs: {
    A: 'un certificateur qui confie ses dépôts à B',
    B: 'un déposant que personne ne connaît, et qui n’est pas certificateur',
    C: 'un second certificateur qui confie ses dépôts à B',
  },
  etapes: [
    ...confier('A', 'B'),
    { faire: 'RECEVOIR_MANDAT', organisme: 'B', certificateur: 'A', attendu: 'IDENTIFIANTS' },
    ...confier('C', 'B'),
    { faire: 'RECEVOIR_MANDAT', organisme: 'B', certificateur: 'C', attendu: 'IDENTIFIANTS' },
    { faire: 'INSCRIRE_DEPOSANT', organisme: 'B', citant: 'A' },
    {
      faire: 'DEPOSER',
      par: 'DEPOSANT',
      organisme: 'B',
      fichier: { nom: 'pour A.xml', certificateur: 'A', certifications: CERTIFICATIONS },
      attendu: SUCCES,
    },
    {
      faire: 'DEPOSER',
      par: 'DEPOSANT',
      organisme: 'B',
      fichier: deuxieme({ nom: 'pour C.xml', certificateur: 'C', certifications: [] }),
      attendu: SUCCES_2,
    },
  ],
  attendus: {
    A: { dossiers: ['ACCROCHE'], accroche: true, passages: 0, courriels: CONFIER },
    B: {
      dossiers: [],
      accroche: true,
      passages: 2,
      courriels: ['identifiants-deposant', ...COMPTE_DE_DEPOSANT, ...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT],
    },
    C: { dossiers: ['ACCROCHE'], accroche: true, passages: 0, courriels: CONFIER },
  },
};

export const PARTENAIRE_REFUSE: Scenario = {
  titre: 'Un partenaire n’est jamais déposant, et nul ne dépose sans mandat',
  acteurs: {
    A: 'un certificateur qui veut confier ses dépôts à B',
    B: 'un partenaire de A, qui prépare à sa certification',
    C: 'un certificateur dont le compte est ouvert, et qui n’a pas de mandat de A',
  },
  etapes: [
    { faire: 'PUBLIER_PARTENAIRE', organisme: 'B', code: 'RNCP31001' },
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', deposants: ['B'], attendu: 'DOSSIER_OUVERT' },
    { faire: 'PRENDRE', organisme: 'A' },
    { faire: 'ACCEPTATION_REFUSEE', organisme: 'A', code: 'DEPOSANT_PARTENAIRE' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_INSTRUCTION' },
    { faire: 'ACCEPTER_AVEC_MANDATS', organisme: 'A', deposants: [] },
    { faire: 'INSCRIRE', organisme: 'A' },
    ...ouvrirCompte('C'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'C',
      contrat: 'A',
      fichier: { nom: 'sans mandat.xml', certificateur: 'A', certifications: CERTIFICATIONS },
      attendu: {
        statut: 'Traitement avec erreurs',
        erreurs: [
          {
            ligne: 1,
            colonne: 1,
            message: "Aucun mandat en vigueur n'autorise l'émetteur {C} à déposer pour le certificateur {A}.",
          },
        ],
      },
    },
  ],
  attendus: {
    A: { dossiers: ['COMPTE_ACTIF'], accroche: false, passages: 0, courriels: COURRIELS_DU_COMPTE },
    B: { dossiers: [], accroche: false, passages: 0, courriels: [] },
    C: {
      dossiers: ['COMPTE_ACTIF'],
      accroche: false,
      passages: 0,
      courriels: [...COURRIELS_DU_COMPTE, ...COURRIELS_DU_DEPOT],
    },
  },
};

export const SECOND_COMPTE: Scenario = {
  titre: 'Un déposant qui devient certificateur : un second compte, le même matricule',
  acteurs: {
    A: 'un certificateur qui confie ses dépôts à B',
    B: 'un déposant, qui se fait connaître ensuite comme certificateur',
    C: 'un certificateur qui, plus tard, confie lui aussi ses dépôts à B',
  },
  etapes: [
    ...confier('A', 'B'),
    { faire: 'RECEVOIR_MANDAT', organisme: 'B', certificateur: 'A', attendu: 'IDENTIFIANTS' },
    { faire: 'INSCRIRE_DEPOSANT', organisme: 'B', citant: 'A' },
    ...ouvrirCompte('B'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'B',
      fichier: { nom: 'les miens.xml', certifications: CERTIFICATIONS },
      attendu: SUCCES,
    },
    ...confier('C', 'B'),
    { faire: 'RECEVOIR_MANDAT', organisme: 'B', certificateur: 'C', attendu: 'CONTRAT' },
    {
      faire: 'DEPOSER',
      par: 'DEPOSANT',
      organisme: 'B',
      fichier: deuxieme({ nom: 'pour C.xml', certificateur: 'C', certifications: [] }),
      attendu: SUCCES_2,
    },
  ],
  attendus: {
    A: { dossiers: ['IDENTIFIANTS_EMIS'], accroche: false, passages: 0, courriels: CONFIER },
    B: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 2,
      courriels: [
        ...COMPTE_DE_DEPOSANT,
        ...COURRIELS_DU_COMPTE,
        ...COURRIELS_DU_DEPOT,
        'mandat-ajoute',
        ...COURRIELS_DU_DEPOT,
      ],
    },
    C: { dossiers: ['ACCROCHE'], accroche: true, passages: 0, courriels: CONFIER },
  },
};
