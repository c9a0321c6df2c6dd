import { lienJeton } from '../../../adapters/jetons/jeton.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import type { ContexteCourriel } from '../../../templates/rendre.ts';

const JETON = '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';

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
  'identifiants-inscription': {
    destinatairePrenom: 'Camille',
    destinataireNom: 'Lefèvre',
    raisonSociale: 'Institut des métiers du bois',
    matricule: '12ABC345',
    numeroContrat: 'MCFCER000123',
    jetonId: JETON,
  },
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
  'complement-demande': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    objet: 'Un extrait Kbis de moins de trois mois.\nLa décision d’enregistrement de la certification RNCP31001.',
    jusquAu: '2026-04-01',
    jetonId: JETON,
  },
  'complement-rappel': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    objet: 'Un extrait Kbis de moins de trois mois.\nLa décision d’enregistrement de la certification RNCP31001.',
    demandeLe: '2026-03-02',
    jusquAu: '2026-04-01',
    jetonId: JETON,
  },
  'complement-retire': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
  },
  'complement-recu': {
    reference: 'ACC-2026-000042',
  },
  'reponse-recue': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    nombrePieces: 2,
    recueLe: '2026-03-02T16:21:00.000Z',
    jetonId: JETON,
  },
  'mise-en-attente': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    motif: 'La certification RNCP31001 est en cours de renouvellement à France compétences.',
    jusquAu: '2026-04-01',
  },
  'reprise-dossier': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
  },
  'dossier-confie': {
    reference: 'ACC-2026-000042',
    par: 'Nadia Bérard',
  },
  'cloture-proposee': {
    reference: 'ACC-2026-000042',
    jusquAu: '2026-04-01',
  },
  'dossier-clos': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    motif: 'Le complément demandé le 2 mars n’est pas parvenu.',
  },
  'dossier-rouvert': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Institut des métiers du bois',
    motif: 'La certification RNCP31001 figure bien au nom de votre organisme depuis le 1er mars.',
  },
  'dossier-fusionne': {
    reference: 'ACC-2026-000042',
    nouvelleReference: 'ACC-2026-000051',
    siret: '73282932000074',
    raisonSociale: 'Institut des métiers du bois',
  },
  'changement-recu': {
    reference: 'CHG-2026-000043',
    genre: 'NOUVEAU_CONTACT',
    raisonSociale: 'Institut des métiers du bois',
    jetonId: JETON,
  },
  'changement-annonce': {
    reference: 'CHG-2026-000043',
    genre: 'NOUVEAU_CONTACT',
    raisonSociale: 'Institut des métiers du bois',
    demandeur: 'Odile Tesseyre',
    precision: 'Maëlle Kersauson (maelle.kersauson@institut.exemple)',
    recueLe: '2026-03-02T16:21:00.000Z',
  },
  'changement-confirme': {
    reference: 'CHG-2026-000043',
    genre: 'NOUVEAU_CONTACT',
    raisonSociale: 'Institut des métiers du bois',
    precision: 'Maëlle Kersauson (maelle.kersauson@institut.exemple)',
  },
  'changement-refuse': {
    reference: 'CHG-2026-000043',
    genre: 'NOUVEAU_CONTACT',
    raisonSociale: 'Institut des métiers du bois',
    motif: 'Le contact actuel de l’organisme s’oppose à ce changement.',
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
