import { COURRIELS_DU_COMPTE, COURRIELS_DU_DEPOT, ouvrirCompte } from './etapes.ts';
import type { FichierScenario, Scenario } from './scenario.ts';

const CERTIFICATIONS: FichierScenario['certifications'] = [
  { type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique: 'P-1', titulaire: 'SEULE' }] },
];

export const ORGANISME_DE_L_ANNUAIRE: Scenario = {
  titre: 'Un organisme de l’annuaire, pour lequel un exploitant dépose',
  acteurs: { A: 'un certificateur déjà connu, repris de l’annuaire avec ses identifiants' },
  etapes: [
    { faire: 'IMPORTER_ANNUAIRE', organisme: 'A' },
    {
      faire: 'DEPOSER',
      par: 'EXPLOITANT',
      organisme: 'A',
      fichier: { nom: 'reprise.xml', certifications: CERTIFICATIONS },
      attendu: { statut: 'Traité avec succès', ok: ['P-1'], ko: {} },
    },
  ],
  attendus: {
    A: { dossiers: ['ACCROCHE'], accroche: true, passages: 1, courriels: COURRIELS_DU_DEPOT },
  },
};

export const DEPOSANT_POUR_UN_CERTIFICATEUR: Scenario = {
  titre: 'Un déposant qui transmet pour un certificateur',
  acteurs: {
    A: 'un certificateur qui a ouvert son compte et confie ses dépôts à B',
    B: 'un déposant de l’annuaire, avec le contrat qui le lie à A et son mandat',
    C: 'un troisième organisme, que cela ne regarde pas',
  },
  etapes: [
    ...ouvrirCompte('A'),
    ...ouvrirCompte('C'),
    { faire: 'IMPORTER_ANNUAIRE', organisme: 'B', deposantPour: 'A' },
    {
      faire: 'DEPOSER',
      par: 'EXPLOITANT',
      organisme: 'B',
      fichier: { nom: 'pour A.xml', certificateur: 'A', certifications: CERTIFICATIONS },
      attendu: { statut: 'Traité avec succès', ok: ['P-1'], ko: {} },
    },
    { faire: 'LIRE_DEPOT', organisme: 'A', attendu: 'LISIBLE' },
    { faire: 'LIRE_DEPOT', organisme: 'C', attendu: 'INTROUVABLE' },
    {
      faire: 'DEPOSER',
      par: 'EXPLOITANT',
      organisme: 'B',
      fichier: { nom: 'pour C.xml', certificateur: 'C', certifications: CERTIFICATIONS },
      attendu: {
        statut: 'Traitement avec erreurs',
        erreurs: [
          {
            ligne: 1,
            colonne: 1,
            message: "Le contrat {B.contrat} ne lie pas l'émetteur {B} au certificateur {C}.",
          },
        ],
      },
    },
  ],
  attendus: {
    A: { dossiers: ['ACCROCHE'], accroche: true, passages: 0, courriels: COURRIELS_DU_COMPTE },
    B: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 1,
      courriels: [...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT],
    },
    C: { dossiers: ['COMPTE_ACTIF'], accroche: false, passages: 0, courriels: COURRIELS_DU_COMPTE },
  },
};
