import { lienJeton } from '../../../adapters/jetons/jeton.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import type { ContexteCourriel } from '../../../templates/rendre.ts';

const JETON = '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';

const DOSSIER = { reference: 'ACC-2026-000042', raisonSociale: 'Institut des métiers du bois' };

const COMPLEMENT = {
  objet: 'Précisez le nom de la certification que votre organisme délivre.\nJoignez la décision d’enregistrement.',
  jusquAu: '2026-03-27',
  jetonId: JETON,
};

const CHANGEMENT = {
  reference: 'CHG-2026-000012',
  genre: 'NOUVEAU_CONTACT',
  raisonSociale: 'Institut des métiers du bois',
} as const;

const IDENTIFIANTS = {
  destinatairePrenom: 'Camille',
  destinataireNom: 'Lefèvre',
  raisonSociale: 'Institut des métiers du bois',
  matricule: '12ABC345',
  numeroContrat: 'MCFCER000123',
  jetonId: JETON,
};

/** One valid set of parameters for each model: tests and the catalogue of docs/guides/courriels.md. */
export const EXEMPLES: ParametresCourriel = {
  'demande-recue': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    siret: '73282932000074',
    jetonId: JETON,
  },
  'demande-refusee': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    motif: 'Aucune certification n’est enregistrée au nom de votre organisme.\nVérifiez auprès de France compétences.',
  },
  'identifiants-inscription': IDENTIFIANTS,
  'validation-courriel': { prenom: 'Camille', nom: 'Lefèvre', jetonId: JETON },
  'identifiant-connexion': {
    prenom: 'Camille',
    nom: 'Lefèvre',
    raisonSociale: 'Institut des métiers du bois',
    identifiantConnexion: 'K7M2P9QX4',
    role: 'CERTIFICATEUR',
  },
  'depot-recu': {
    nomFichier: 'export-bois-2026.xml',
    idTraitement: 1042,
    recuLe: '2026-03-02T16:21:00.000Z',
    tailleOctets: 1_234_567,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  'depot-traite': {
    nomFichier: 'export-bois-2026.xml',
    idTraitement: 1042,
    statut: 'TRAITE_AVEC_ERREURS',
    nombreOk: 1180,
    nombreKo: 1,
    nombreErreurs: 0,
    traiteLe: '2026-03-02T16:25:40.000Z',
  },
  'dossiers-en-attente': { nombre: 3, references: ['ACC-2026-000031', 'ACC-2026-000038'] },
  'complement-demande': { ...DOSSIER, ...COMPLEMENT },
  'complement-rappel': {
    ...DOSSIER,
    ...COMPLEMENT,
    demandeLe: '2026-03-03',
  },
  'complement-retire': DOSSIER,
  'complement-recu': { reference: 'ACC-2026-000042' },
  'reponse-recue': {
    ...DOSSIER,
    nombrePieces: 2,
    recueLe: '2026-03-02T16:21:00.000Z',
    jetonId: JETON,
  },
  'mise-en-attente': {
    ...DOSSIER,
    motif: 'Votre demande d’enregistrement est en cours d’examen par France compétences.',
    jusquAu: '2026-03-27',
  },
  'reprise-dossier': DOSSIER,
  'dossier-confie': { reference: 'ACC-2026-000042', par: 'Dominique Marchand' },
  'cloture-proposee': { reference: 'ACC-2026-000042', jusquAu: '2026-03-27' },
  'dossier-clos': {
    ...DOSSIER,
    motif: 'Le complément demandé le 3 mars 2026 ne nous est pas parvenu.',
  },
  'dossier-rouvert': {
    ...DOSSIER,
    motif: 'La réponse de votre organisme était arrivée par courriel avant la clôture.',
  },
  'dossier-fusionne': {
    ...DOSSIER,
    nouvelleReference: 'ACC-2026-000057',
    siret: '73282932000074',
  },
  'changement-recu': { ...CHANGEMENT, jetonId: JETON },
  'changement-annonce': {
    ...CHANGEMENT,
    demandeur: 'Alix Perrin',
    precision: 'Sacha Moreau (sacha.moreau@bois.exemple)',
    recueLe: '2026-03-02T16:21:00.000Z',
  },
  'changement-confirme': { ...CHANGEMENT, precision: 'Sacha Moreau (sacha.moreau@bois.exemple)' },
  'changement-refuse': {
    ...CHANGEMENT,
    motif: 'Le contact actuel de l’organisme nous a indiqué ne pas être à l’origine de cette demande.',
  },
  'rappel-inscription': { ...IDENTIFIANTS, rang: 1 },
  'identifiants-renvoyes': IDENTIFIANTS,
  'compte-deja-ouvert': {
    destinatairePrenom: 'Camille',
    destinataireNom: 'Lefèvre',
    raisonSociale: 'Institut des métiers du bois',
    role: 'CERTIFICATEUR',
    actif: true,
    administrateurs: ['Dominique Marchand'],
  },
};

/** What the sender would add for that model. */
export const contexteExemple = (modele: ModeleCourriel): ContexteCourriel => {
  const urlPublique = 'https://accrochage.exemple.fr';
  const usage = USAGE_DU_LIEN[modele];
  const lien = usage && {
    adresse: lienJeton(urlPublique, usage, 'A'.repeat(64)),
    expireLe: '2026-04-01T15:21:00.000Z',
  };
  return { urlPublique, lien };
};
