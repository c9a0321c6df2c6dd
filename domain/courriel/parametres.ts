import type { GenreChangement } from '../changement/changement.ts';
import type { RoleCompte } from '../compte/appelant.ts';
import type { UsageJeton } from '../compte/jeton.ts';
import type { ModeleCourriel } from './courriel.ts';

type IdentifiantsEnvoyes = {
  destinatairePrenom: string;
  destinataireNom: string;
  raisonSociale: string;
  matricule: string;
  numeroContrat: string;
  jetonId: string;
};

/**
 * What each mail says, as the outbox keeps it (accrochage.courriel.parametres): plain JSON, instants in ISO. `jetonId` is
 * the row of a single-use link; its token is computed when the mail is rendered for sending, and its validity read there.
 */
export type ParametresCourriel = {
  'demande-recue': { reference: string; raisonSociale: string; siret: string; jetonId: string };
  'demande-refusee': { reference: string; raisonSociale: string; motif: string };
  'identifiants-inscription': IdentifiantsEnvoyes;
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
  'complement-demande': { reference: string; raisonSociale: string; objet: string; jusquAu: string; jetonId: string };
  'complement-rappel': {
    reference: string;
    raisonSociale: string;
    objet: string;
    demandeLe: string;
    jusquAu: string;
    jetonId: string;
  };
  'complement-retire': { reference: string; raisonSociale: string };
  'complement-recu': { reference: string };
  'reponse-recue': { reference: string; raisonSociale: string; nombrePieces: number; recueLe: string; jetonId: string };
  'mise-en-attente': { reference: string; raisonSociale: string; motif: string; jusquAu: string };
  'reprise-dossier': { reference: string; raisonSociale: string };
  'dossier-confie': { reference: string; par: string };
  'cloture-proposee': { reference: string; jusquAu: string };
  'dossier-clos': { reference: string; raisonSociale: string; motif: string };
  'dossier-rouvert': { reference: string; raisonSociale: string; motif: string };
  'dossier-fusionne': { reference: string; nouvelleReference: string; siret: string; raisonSociale: string };
  'changement-recu': { reference: string; genre: GenreChangement; raisonSociale: string; jetonId: string };
  'changement-annonce': {
    reference: string;
    genre: GenreChangement;
    raisonSociale: string;
    demandeur: string;
    precision: string;
    recueLe: string;
  };
  'changement-confirme': { reference: string; genre: GenreChangement; raisonSociale: string; precision: string };
  'changement-refuse': { reference: string; genre: GenreChangement; raisonSociale: string; motif: string };
  /** `rang`: first, second or last reminder. */
  'rappel-inscription': IdentifiantsEnvoyes & { rang: number };
  'identifiants-renvoyes': IdentifiantsEnvoyes;
  'compte-deja-ouvert': {
    destinatairePrenom: string;
    destinataireNom: string;
    raisonSociale: string;
    role: RoleCompte;
    /** False while the person who registered has not validated her address. */
    actif: boolean;
    /** First name and name of each active administrateur. */
    administrateurs: string[];
  };
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
  'complement-demande': 'SUIVI_DEMANDE',
  'complement-rappel': 'SUIVI_DEMANDE',
  'complement-retire': null,
  'complement-recu': null,
  'reponse-recue': 'SUIVI_DEMANDE',
  'mise-en-attente': null,
  'reprise-dossier': null,
  'dossier-confie': null,
  'cloture-proposee': null,
  'dossier-clos': null,
  'dossier-rouvert': null,
  'dossier-fusionne': null,
  'changement-recu': 'SUIVI_DEMANDE',
  'changement-annonce': null,
  'changement-confirme': null,
  'changement-refuse': null,
  'rappel-inscription': 'INSCRIPTION',
  'identifiants-renvoyes': 'INSCRIPTION',
  'compte-deja-ouvert': null,
};
