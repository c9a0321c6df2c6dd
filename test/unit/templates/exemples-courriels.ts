import { lienJeton } from '../../../adapters/jetons/jeton.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import type { ContexteCourriel } from '../../../templates/rendre.ts';

const CAMILLE = { prenom: 'Camille', nom: 'Lefèvre', raisonSociale: 'Institut des métiers du bois' };
const NOUVELLE_ADRESSE = 'camille.lefevre@bois.exemple.fr';
const MANDAT = { numeroContrat: 'MCFCER000124', certifications: [] as string[], debut: '2026-03-02', fin: null };
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
  'remplacement-a-completer': {
    reference: 'RMP-2026-000007',
    siret: '73282932000074',
    prenom: 'Camille',
    nom: 'Lefèvre',
    jetonId: JETON,
  },
  'remplacement-enregistre': {
    reference: 'RMP-2026-000007',
    raisonSociale: 'Institut des métiers du bois',
    prenom: 'Camille',
    nom: 'Lefèvre',
    jetonId: JETON,
  },
  'remplacement-annonce': {
    reference: 'RMP-2026-000007',
    raisonSociale: 'Institut des métiers du bois',
    demandeur: 'Camille Lefèvre',
    fonction: 'Directrice des études',
    motif: 'L’administrateur a quitté l’organisme',
    prendEffetLe: null,
    jetonId: JETON,
  },
  'remplacement-suite': {
    reference: 'RMP-2026-000007',
    raisonSociale: 'Institut des métiers du bois',
    prenom: 'Camille',
    nom: 'Lefèvre',
    issue: 'ACCEPTE',
    prendEffetLe: '2026-03-17T23:00:00.000Z',
    motifRefus: null,
    acces: null,
  },
  'remplacement-issue': {
    reference: 'RMP-2026-000007',
    raisonSociale: 'Institut des métiers du bois',
    demandeur: 'Camille Lefèvre',
    issue: 'EFFECTUE',
    prendEffetLe: null,
  },
  'remplacement-oppose': { reference: 'RMP-2026-000007', raisonSociale: 'Institut des métiers du bois' },
  'remplacements-en-attente': { references: ['RMP-2026-000007', 'RMP-2026-000009'] },
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
    administrateurs: ['Dominique Marchand'],
  },
  'contact-remplace': {
    reference: 'ACC-2026-000042',
    raisonSociale: 'Services de dépôt réunis',
    siret: '35600000000048',
  },
  'acces-expire': {
    prenom: 'Camille',
    nom: 'Lefèvre',
    raisonSociale: 'Institut des métiers du bois',
    acces: 'Logiciel de scolarité',
    expireLe: '2027-03-02T16:21:00.000Z',
  },
  'acces-programme': {
    ...CAMILLE,
    evenement: 'CREE',
    acces: ['Logiciel de scolarité'],
    personne: 'Dominique Marchand',
  },
  'agent-en-attente': { agent: 'Inès Truchon', courriel: 'ines.truchon@agents.exemple' },
  'agent-habilite': { agent: 'Inès Truchon', roles: ['instruction', 'support'] },
  'suppleance-confiee': {
    suppleant: 'Sami Portal',
    absent: 'Inès Truchon',
    debut: '2026-08-03',
    fin: '2026-08-21',
  },
  invitation: { ...CAMILLE, role: 'UTILISATEUR', jetonId: JETON },
  'droits-changes': { ...CAMILLE, role: 'ADMINISTRATEUR', assistance: true },
  'acces-ferme': { ...CAMILLE, motif: 'PERTE_OU_VOL', parLaCaisse: true, invitation: false },
  'acces-rouvert': { ...CAMILLE, parLaCaisse: false },
  'identifiants-oublies': {
    identifiants: [
      { identifiantConnexion: 'K7M2P9QX4', raisonSociale: CAMILLE.raisonSociale, role: 'CERTIFICATEUR' },
      { identifiantConnexion: 'B3T8W5RZ6', raisonSociale: CAMILLE.raisonSociale, role: 'DEPOSANT' },
    ],
  },
  'mot-de-passe-oublie': { ...CAMILLE, jetonId: JETON },
  'mot-de-passe-change': { ...CAMILLE, changeLe: '2026-03-02T16:21:00.000Z' },
  'courriel-nouveau': { ...CAMILLE, nouvelleAdresse: NOUVELLE_ADRESSE, jetonId: JETON },
  'courriel-ancien': { ...CAMILLE, nouvelleAdresse: NOUVELLE_ADRESSE, jetonId: JETON },
  'courriel-change': { ...CAMILLE, nouvelleAdresse: NOUVELLE_ADRESSE },
  'second-facteur': { ...CAMILLE, evenement: 'ACTIVE' },
  'inactivite-annoncee': { ...CAMILLE, sommeilPrevuLe: '2026-12-25', gardienne: false },
  'acces-en-sommeil': CAMILLE,
  'identifiants-deposant': {
    destinataire: 'Odile Tesseyre',
    raisonSociale: 'Services de dépôt réunis',
    matricule: '34DEF678',
    certificateur: 'Institut des métiers du bois',
    matriculeCertificateur: '12ABC345',
    ...MANDAT,
    jetonId: JETON,
  },
  'mandat-ajoute': {
    destinataire: 'Odile Tesseyre',
    raisonSociale: 'Services de dépôt réunis',
    certificateur: 'Institut des métiers du bois',
    matriculeCertificateur: '12ABC345',
    ...MANDAT,
  },
  'mandats-accordes': {
    destinataire: 'Camille Lefèvre',
    raisonSociale: 'Institut des métiers du bois',
    mandats: [
      { deposant: 'Services de dépôt réunis', siret: '35600000000048', ...MANDAT },
      {
        ...{ deposant: 'Relais des certifications', siret: '73282932000074', numeroContrat: 'MCFCER000125' },
        ...{ certifications: ['RNCP31001', 'RS5001'], debut: '2026-03-01', fin: '2026-12-31' },
      },
    ],
  },
  'mandat-modifie': {
    destinataire: 'Camille Lefèvre',
    certificateur: 'Institut des métiers du bois',
    deposant: 'Services de dépôt réunis',
    ...MANDAT,
  },
  'mandat-termine': {
    destinataire: '',
    certificateur: 'Institut des métiers du bois',
    deposant: 'Services de dépôt réunis',
    ...MANDAT,
    fin: '2026-06-30',
    annule: false,
  },
  'cocertification-declaree': {
    raisonSociale: 'Institut des métiers du bois',
    declarant: 'Académie du bois',
    code: 'RNCP31001',
    debut: '2026-03-02',
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
