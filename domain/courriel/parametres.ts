import type { RoleAgent, RoleCompte } from '../compte/appelant.ts';
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
  'acces-expire': { prenom: string; nom: string; raisonSociale: string; acces: string; expireLe: string };
  'agent-en-attente': { agent: string; courriel: string };
  'agent-habilite': { agent: string; roles: RoleAgent[] };
  /** `debut` and `fin` are days. */
  'suppleance-confiee': { suppleant: string; absent: string; debut: string; fin: string };
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
  'acces-expire': null,
  'agent-en-attente': null,
  'agent-habilite': null,
  'suppleance-confiee': null,
};
