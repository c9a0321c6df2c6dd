import { COURRIELS_DU_COMPTE, COURRIELS_DU_DEPOT, ouvrirCompte } from './etapes.ts';
import type { FichierScenario, Scenario } from './scenario.ts';

const MOTIF_CLOTURE = 'Le complément demandé n’est pas parvenu dans le délai.';

const fichier = (nom: string, idTechnique: string): FichierScenario => ({
  nom,
  certifications: [{ type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique, titulaire: 'SEULE' }] }],
});

export const COMPLEMENT_JAMAIS_REPONDU: Scenario = {
  titre: 'Un complément auquel l’organisme ne répond jamais',
  acteurs: { A: 'un certificateur dont la demande est incomplète, et qui ne donne plus de nouvelles' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'PRENDRE', organisme: 'A' },
    { faire: 'DEMANDER_COMPLEMENT', organisme: 'A', objet: 'Un extrait Kbis de moins de trois mois.' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'COMPLEMENT_DEMANDE' },
    { faire: 'LAISSER_PASSER', organisme: 'A', quoi: 'LE_DELAI_DU_COMPLEMENT' },
    { faire: 'CLORE', organisme: 'A', motif: MOTIF_CLOTURE },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'CLOS' },
  ],
  attendus: {
    A: {
      dossiers: ['CLOS'],
      accroche: false,
      passages: 0,
      courriels: ['demande-recue', 'complement-demande', 'complement-rappel', 'complement-rappel', 'dossier-clos'],
    },
  },
};

export const COMPLEMENT_PUIS_ATTENTE: Scenario = {
  titre: 'Un complément répondu, puis une mise en attente qui se termine d’elle-même',
  acteurs: { A: 'un certificateur dont la certification est en cours de renouvellement' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'PRENDRE', organisme: 'A' },
    { faire: 'DEMANDER_COMPLEMENT', organisme: 'A', objet: 'La date de la décision attendue.' },
    { faire: 'REPONDRE_COMPLEMENT', organisme: 'A', texte: 'La commission se réunit en mai.' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_INSTRUCTION' },
    { faire: 'METTRE_EN_ATTENTE', organisme: 'A', motif: 'Décision de France compétences attendue.' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_ATTENTE' },
    { faire: 'LAISSER_PASSER', organisme: 'A', quoi: 'LA_MISE_EN_ATTENTE' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_INSTRUCTION' },
    { faire: 'ACCEPTER', organisme: 'A' },
    { faire: 'INSCRIRE', organisme: 'A' },
  ],
  attendus: {
    A: {
      dossiers: ['COMPTE_ACTIF'],
      accroche: false,
      passages: 0,
      courriels: [
        'demande-recue',
        'complement-demande',
        'reponse-recue',
        'mise-en-attente',
        'reprise-dossier',
        ...COURRIELS_DU_COMPTE.slice(1),
      ],
    },
  },
};

export const REFUSE_PUIS_ROUVERT: Scenario = {
  titre: 'Un dossier refusé par erreur, rouvert sous la même référence',
  acteurs: { A: 'un certificateur que l’agente a confondu avec un autre' },
  etapes: [
    { faire: 'REMPLIR_FORMULAIRE', organisme: 'A', attendu: 'DOSSIER_OUVERT' },
    { faire: 'REFUSER', organisme: 'A', motif: 'Aucune certification citée n’est détenue par votre organisme.' },
    { faire: 'ROUVRIR', organisme: 'A', motif: 'La certification figure bien au nom de votre organisme.' },
    { faire: 'SUIVRE_DEMANDE', organisme: 'A', attendu: 'EN_INSTRUCTION' },
    { faire: 'ACCEPTER', organisme: 'A' },
  ],
  attendus: {
    A: {
      dossiers: ['IDENTIFIANTS_EMIS'],
      accroche: false,
      passages: 0,
      courriels: ['demande-recue', 'demande-refusee', 'dossier-rouvert', 'identifiants-inscription'],
    },
  },
};

export const CHANGEMENT_DE_SIRET: Scenario = {
  titre: 'Un organisme déjà accroché qui change de SIRET',
  acteurs: { A: 'un certificateur dont le siège déménage' },
  etapes: [
    ...ouvrirCompte('A'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: fichier('Avant le déménagement.xml', 'S-1'),
      attendu: { statut: 'Traité avec succès', ok: ['S-1'], ko: {} },
    },
    { faire: 'CHANGER_DE_SIRET', organisme: 'A' },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: fichier('Après le déménagement.xml', 'S-2'),
      attendu: { statut: 'Traité avec succès', ok: ['S-2'], ko: {} },
    },
    {
      faire: 'REDEPOSER',
      organisme: 'A',
      attendu: {
        statut: 'Traité avec erreurs',
        ok: [],
        ko: {
          'S-2':
            "Le passage certification avec le bcr émetteur {A} et l'id technique partenaire S-2 existe déjà en base",
        },
      },
    },
  ],
  attendus: {
    A: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 2,
      courriels: [
        ...COURRIELS_DU_COMPTE,
        ...COURRIELS_DU_DEPOT,
        'changement-annonce',
        'changement-recu',
        'changement-confirme',
        ...COURRIELS_DU_DEPOT,
        ...COURRIELS_DU_DEPOT,
      ],
    },
  },
};

export const ADMINISTRATEUR_PARTI: Scenario = {
  titre: 'Un administrateur parti, remplacé par une procédure contrôlée',
  acteurs: { A: 'un certificateur dont la seule personne connue a quitté l’organisme' },
  etapes: [...ouvrirCompte('A'), { faire: 'REMPLACER_ADMINISTRATEUR', organisme: 'A' }],
  attendus: {
    A: {
      dossiers: ['COMPTE_ACTIF'],
      accroche: false,
      passages: 0,
      courriels: [...COURRIELS_DU_COMPTE, 'remplacement-annonce', 'remplacement-annonce', 'remplacement-issue'],
    },
  },
};
