import { lienJeton } from '../../../adapters/jetons/jeton.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import type { ContexteCourriel } from '../../../templates/rendre.ts';

const JETON = '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';

const MANDAT = { numeroContrat: 'MCFCER000124', certifications: [] as string[], debut: '2026-03-02', fin: null };

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
