import { COURRIELS_DU_COMPTE, COURRIELS_DU_DEPOT } from './etapes.ts';
import type { Scenario } from './scenario.ts';

export const ACCROCHAGE: Scenario = {
  titre: 'Du formulaire de contact à l’accusé de traitement',
  acteurs: { A: 'un certificateur que personne ne connaît et qui dépose pour lui-même' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'RECU' },
    { faire: 'PRENDRE', organisme: 'A' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_INSTRUCTION' },
    { faire: 'ACCEPTER', organisme: 'A' },
    { faire: 'INSCRIRE', organisme: 'A' },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: {
        nom: 'Premier dépôt d’été.xml',
        certifications: [{ type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique: 'P-1', titulaire: 'SEULE' }] }],
      },
      attendu: { statut: 'Traité avec succès', ok: ['P-1'], ko: {} },
    },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'ACCROCHE' },
  ],
  attendus: {
    A: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 1,
      courriels: [...COURRIELS_DU_COMPTE, ...COURRIELS_DU_DEPOT],
    },
  },
};

export const REFUS_PUIS_NOUVELLE_DEMANDE: Scenario = {
  titre: 'Un dossier refusé, puis une nouvelle demande qui en ouvre un autre',
  acteurs: { A: 'un organisme dont la première demande ne cite aucune certification qu’il détient' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'PRENDRE', organisme: 'A' },
    {
      faire: 'REFUSER',
      organisme: 'A',
      motif: 'Aucune certification citée n’est détenue par votre organisme.',
    },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'REFUSE' },
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'RECU' },
    { faire: 'ACCEPTER', organisme: 'A' },
    { faire: 'INSCRIRE', organisme: 'A' },
  ],
  attendus: {
    A: {
      dossiers: ['REFUSE', 'COMPTE_ACTIF'],
      accroche: false,
      passages: 0,
      courriels: ['demande-recue', 'demande-refusee', ...COURRIELS_DU_COMPTE],
    },
  },
};

export const DEMANDE_JOINTE: Scenario = {
  titre: 'Deux demandes pour un même SIRET',
  acteurs: { A: 'un organisme qui remplit deux fois le formulaire' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DEMANDE_JOINTE' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'JOINTE' },
    { faire: 'ACCEPTER', organisme: 'A' },
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DEMANDE_JOINTE' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'JOINTE' },
  ],
  attendus: {
    A: {
      dossiers: ['IDENTIFIANTS_EMIS'],
      accroche: false,
      passages: 0,
      courriels: [
        'demande-recue',
        'changement-annonce',
        'demande-recue',
        'identifiants-inscription',
        'changement-annonce',
        'demande-recue',
      ],
    },
  },
};
