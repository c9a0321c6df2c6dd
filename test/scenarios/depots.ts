import { COURRIELS_DU_COMPTE, COURRIELS_DU_DEPOT, ouvrirCompte } from './etapes.ts';
import type { FichierScenario, PassageScenario, Scenario } from './scenario.ts';

const A = { A: 'un certificateur dont le compte est ouvert' } as const;

const rncp = (...passages: PassageScenario[]): FichierScenario['certifications'][number] => ({
  type: 'RNCP',
  code: 'RNCP31001',
  passages,
});

const existe = (idTechnique: string): string =>
  `Le passage certification avec le bcr émetteur {A} et l'id technique partenaire ${idTechnique} existe déjà en base`;

const REJETS_DU_RAPPROCHEMENT = {
  'P-4': 'Aucun titulaire ne correspond aux critères obligatoires',
  'P-5': 'Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois de naissance',
  'P-6': 'Aucun titulaire ne correspond aux critères de reconciliation',
  'P-7': 'Plusieurs titulaires ont été identifiés',
} as const;

export const SEPT_PHRASES: Scenario = {
  titre: 'Des passages acceptés, et les sept motifs de rejet',
  acteurs: A,
  etapes: [
    ...ouvrirCompte('A'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: { nom: 'premier.xml', certifications: [rncp({ idTechnique: 'P-1', titulaire: 'SEULE' })] },
      attendu: { statut: 'Traité avec succès', ok: ['P-1'], ko: {} },
    },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: {
        nom: 'les sept motifs.xml',
        certifications: [
          rncp(
            { idTechnique: 'P-1', titulaire: 'SEULE' },
            { idTechnique: 'P-2', titulaire: 'PAR_DATE' },
            { idTechnique: 'P-3', titulaire: 'PAR_COMMUNE' },
            { idTechnique: 'P-4', titulaire: 'INCONNUE' },
            { idTechnique: 'P-5', titulaire: 'AUTRE_JOUR' },
            { idTechnique: 'P-6', titulaire: 'AUTRE_COMMUNE' },
            { idTechnique: 'P-7', titulaire: 'JUMELLE' },
            { idTechnique: 'P-8', titulaire: 'SEULE', dateFinValidite: '2026-02-09' },
          ),
          { type: 'RNCP', code: '1710', passages: [{ idTechnique: 'P-9', titulaire: 'SEULE' }] },
          { type: 'RS', code: 'RNCP31001', passages: [{ idTechnique: 'P-10', titulaire: 'SEULE' }] },
        ],
      },
      attendu: {
        statut: 'Traité avec erreurs',
        ok: ['P-2', 'P-3'],
        ko: {
          'P-1': existe('P-1'),
          ...REJETS_DU_RAPPROCHEMENT,
          'P-8':
            "La date de fin de validité est inférieure à date de début de validité pour le passage certification avec le bcr émetteur {A} et l'id technique partenaire P-8 ",
          'P-9':
            "Le statut de la certification avec le bcr émetteur {A}, l'id technique partenaire P-9 et l'index 1 est KO",
          'P-10':
            "Le statut de la certification avec le bcr émetteur {A}, l'id technique partenaire P-10 et l'index 2 est KO",
        },
      },
    },
  ],
  attendus: {
    A: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 3,
      courriels: [...COURRIELS_DU_COMPTE, ...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT],
    },
  },
};

export const MEME_FICHIER: Scenario = {
  titre: 'Le même fichier déposé deux fois',
  acteurs: A,
  etapes: [
    ...ouvrirCompte('A'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: {
        nom: 'envoi.xml',
        certifications: [
          rncp(
            { idTechnique: 'P-1', titulaire: 'SEULE' },
            { idTechnique: 'P-2', titulaire: 'PAR_DATE' },
            { idTechnique: 'P-7', titulaire: 'JUMELLE' },
          ),
        ],
      },
      attendu: {
        statut: 'Traité avec erreurs',
        ok: ['P-1', 'P-2'],
        ko: { 'P-7': 'Plusieurs titulaires ont été identifiés' },
      },
    },
    {
      faire: 'REDEPOSER',
      organisme: 'A',
      attendu: {
        statut: 'Traité avec erreurs',
        ok: [],
        ko: {
          'P-1': existe('P-1'),
          'P-2': existe('P-2'),
          'P-7': 'Plusieurs titulaires ont été identifiés',
        },
      },
    },
  ],
  attendus: {
    A: {
      dossiers: ['ACCROCHE'],
      accroche: true,
      passages: 2,
      courriels: [...COURRIELS_DU_COMPTE, ...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT],
    },
  },
};

const UN_PASSAGE = [rncp({ idTechnique: 'P-1', titulaire: 'SEULE' })] as const;

export const FICHIERS_REJETES: Scenario = {
  titre: 'Des fichiers rejetés en entier',
  acteurs: A,
  etapes: [
    ...ouvrirCompte('A'),
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: { nom: 'sexe.xml', defaut: 'SEXE_INVALIDE', certifications: UN_PASSAGE },
      attendu: {
        statut: 'Traitement avec erreurs',
        erreurs: [
          {
            ligne: 34,
            colonne: 25,
            message:
              "cvc-enumeration-valid : La valeur 'H' n'est pas un facet valide par rapport à l'énumération '[M, F]'. Il doit s'agir d'une valeur provenant de l'énumération.",
          },
          {
            ligne: 34,
            colonne: 25,
            message: "cvc-type.3.1.3 : La valeur 'H' de l'élément 'cpf:sexe' n'est pas valide.",
          },
        ],
      },
    },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: { nom: 'emetteur.xml', defaut: 'EMETTEUR_INCONNU', certifications: UN_PASSAGE },
      attendu: {
        statut: 'Traitement avec erreurs',
        erreurs: [
          {
            ligne: 1,
            colonne: 1,
            message: "Le matricule de l'émetteur (99ZZZ999) n'est pas celui du compte qui dépose le fichier ({A}).",
          },
        ],
      },
    },
    {
      faire: 'DEPOSER',
      par: 'ORGANISME',
      organisme: 'A',
      fichier: { nom: 'doctype.xml', defaut: 'DOCTYPE', certifications: UN_PASSAGE },
      attendu: {
        statut: 'Traitement avec erreurs',
        erreurs: [
          {
            ligne: 2,
            colonne: 10,
            message:
              'Le fichier contient une déclaration DOCTYPE, refusée par sécurité. Supprimez-la, avec les entités qu’elle déclare, puis déposez le fichier de nouveau.',
          },
        ],
      },
    },
  ],
  attendus: {
    A: {
      dossiers: ['COMPTE_ACTIF'],
      accroche: false,
      passages: 0,
      courriels: [...COURRIELS_DU_COMPTE, ...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT, ...COURRIELS_DU_DEPOT],
    },
  },
};
