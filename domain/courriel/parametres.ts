import type { RoleCompte } from '../compte/appelant.ts';
import type { UsageJeton } from '../compte/jeton.ts';
import type { ModeleCourriel } from './courriel.ts';

/**
 * What each mail says, as the outbox keeps it (accrochage.courriel.parametres): plain JSON, instants in ISO. `jetonId` is
 * the row of a single-use link; its token is computed when the mail is rendered for sending, and its validity read there.
 */
export type ParametresCourriel = {
  'demande-recue': { reference: string; raisonSociale: string; siret: string; jetonId: string };
  'demande-refusee': { reference: string; raisonSociale: string; motif: string };
  'identifiants-inscription': {
    destinatairePrenom: string;
    destinataireNom: string;
    raisonSociale: string;
    matricule: string;
    numeroContrat: string;
    jetonId: string;
  };
  'validation-courriel': { prenom: string; nom: string; jetonId: string };
  'identifiant-connexion': {
    prenom: string;
    nom: string;
    raisonSociale: string;
    identifiantConnexion: string;
    role: RoleCompte;
  };
  'depot-recu': { nomFichier: string; idTraitement: number; recuLe: string; tailleOctets: number; sha256: string };
  'depot-traite': {
    nomFichier: string;
    idTraitement: number;
    statut: 'REJETE' | 'TRAITE_AVEC_SUCCES' | 'TRAITE_AVEC_ERREURS';
    nombreOk: number;
    nombreKo: number;
    /** Faults of the schema stage; 0 unless REJETE. */
    nombreErreurs: number;
    traiteLe: string;
  };
  'dossiers-en-attente': { nombre: number; references: string[] };
  'remplacement-a-completer': { reference: string; siret: string; prenom: string; nom: string; jetonId: string };
  'remplacement-enregistre': {
    reference: string;
    raisonSociale: string;
    prenom: string;
    nom: string;
    jetonId: string;
  };
  'remplacement-annonce': {
    reference: string;
    raisonSociale: string;
    demandeur: string;
    fonction: string;
    motif: string;
    /** Null until an agent has accepted. */
    prendEffetLe: string | null;
    jetonId: string;
  };
  'remplacement-suite': {
    reference: string;
    raisonSociale: string;
    prenom: string;
    nom: string;
    issue: 'ACCEPTE' | 'OPPOSE' | 'REFUSE' | 'ANNULE' | 'EFFECTUE';
    /** With ACCEPTE. */
    prendEffetLe: string | null;
    /** With REFUSE. */
    motifRefus: string | null;
  };
  'remplacement-issue': {
    reference: string;
    raisonSociale: string;
    demandeur: string;
    issue: 'MAINTENU' | 'REFUSE' | 'ANNULE' | 'EFFECTUE';
    /** With MAINTENU. */
    prendEffetLe: string | null;
  };
  'remplacement-oppose': { reference: string; raisonSociale: string };
  'administrateur-nomme': { prenom: string; nom: string; raisonSociale: string; jetonId: string };
};

/** Link that a model carries, if it carries one: then its parameters hold a `jetonId` of that usage. */
export const USAGE_DU_LIEN: Record<ModeleCourriel, UsageJeton | null> = {
  'demande-recue': 'SUIVI_DEMANDE',
  'demande-refusee': null,
  'identifiants-inscription': 'INSCRIPTION',
  'validation-courriel': 'VALIDATION_COURRIEL',
  'identifiant-connexion': null,
  'depot-recu': null,
  'depot-traite': null,
  'dossiers-en-attente': null,
  'remplacement-a-completer': 'DEMANDE_REMPLACEMENT',
  'remplacement-enregistre': 'SUIVI_REMPLACEMENT',
  'remplacement-annonce': 'OPPOSITION_REMPLACEMENT',
  'remplacement-suite': null,
  'remplacement-issue': null,
  'remplacement-oppose': null,
  'administrateur-nomme': 'NOMINATION',
};
