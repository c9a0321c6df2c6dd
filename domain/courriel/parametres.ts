import type { Jour } from '../calendrier/jour.ts';
import type { GenreChangement } from '../changement/changement.ts';
import type { EtatAcces, MotifVerrou } from '../compte/acces-personne.ts';
import type { RoleAgent, RoleCompte, RoleUtilisateur } from '../compte/appelant.ts';
import type { UsageJeton } from '../compte/jeton.ts';
import type { IdentifiantRappele } from '../compte/ordres.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { Mandant } from './faits-courriel.ts';

type IdentifiantsEnvoyes = {
  destinatairePrenom: string;
  destinataireNom: string;
  raisonSociale: string;
  matricule: string;
  numeroContrat: string;
  jetonId: string;
};
/** Identifiers to be used yet; without `mandants`, those of a certificateur. */
type IdentifiantsEnSouffrance = IdentifiantsEnvoyes & { mandants?: Mandant[] | undefined };
/** A person of an organisme, as a mail to her speaks of both. */
type APersonne = { prenom: string; nom: string; raisonSociale: string };
/** A mandate as a mail tells it: no certification listed means all; `fin` is its last day. */
type MandatDit = { numeroContrat: string; certifications: string[]; debut: Jour; fin: Jour | null };

/**
 * What each mail says, as the outbox keeps it (accrochage.courriel.parametres): plain JSON, instants in ISO. `jetonId` is
 * the row of a single-use link; its token is computed when the mail is rendered for sending, and its validity read there.
 */
export type ParametresCourriel = {
  'demande-recue': { reference: string; raisonSociale: string; siret: string; jetonId: string };
  'demande-refusee': { reference: string; raisonSociale: string; motif: string };
  'identifiants-inscription': IdentifiantsEnvoyes;
  'identifiants-deposant': MandatDit & {
    destinataire: string;
    raisonSociale: string;
    matricule: string;
    certificateur: string;
    matriculeCertificateur: string;
    jetonId: string;
  };
  'mandat-ajoute': MandatDit & {
    destinataire: string;
    raisonSociale: string;
    certificateur: string;
    matriculeCertificateur: string;
  };
  'mandats-accordes': {
    destinataire: string;
    raisonSociale: string;
    mandats: (MandatDit & { deposant: string; siret: string })[];
  };
  'mandat-modifie': MandatDit & { destinataire: string; certificateur: string; deposant: string };
  'mandat-termine': MandatDit & { destinataire: string; certificateur: string; deposant: string; annule: boolean };
  'cocertification-declaree': { raisonSociale: string; declarant: string; code: string; debut: Jour };
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
    /** With EFFECTUE: where the access of the new administrateur stands. */
    acces: EtatAcces | null;
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
  'remplacements-en-attente': { references: string[] };
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
  'rappel-inscription': IdentifiantsEnSouffrance & { rang: number };
  'identifiants-renvoyes': IdentifiantsEnSouffrance;
  'compte-deja-ouvert': {
    destinatairePrenom: string;
    destinataireNom: string;
    raisonSociale: string;
    role: RoleCompte;
    /** First name and name of each active administrateur. */
    administrateurs: string[];
  };
  /** `siret` and `raisonSociale`: of the case accepted. */
  'contact-remplace': { reference: string; raisonSociale: string; siret: string };
  'acces-expire': { prenom: string; nom: string; raisonSociale: string; acces: string; expireLe: string };
  /** `personne`: who acted; with PERSONNE_FERMEE, whose access closed, and the accesses of programs with it. */
  'acces-programme': APersonne & {
    evenement: 'CREE' | 'SECRET_REMPLACE' | 'REVOQUE' | 'PERSONNE_FERMEE';
    acces: string[];
    personne: string;
  };
  'agent-en-attente': { agent: string; courriel: string };
  'agent-habilite': { agent: string; roles: RoleAgent[] };
  /** `debut` and `fin` are days. */
  'suppleance-confiee': { suppleant: string; absent: string; debut: string; fin: string };
  invitation: APersonne & { role: RoleUtilisateur; jetonId: string };
  'droits-changes': APersonne & { role: RoleUtilisateur; assistance: boolean };
  'acces-ferme': APersonne & { motif: MotifVerrou | null; parLaCaisse: boolean; invitation: boolean };
  'acces-rouvert': APersonne & { parLaCaisse: boolean };
  'identifiants-oublies': { identifiants: IdentifiantRappele[] };
  'mot-de-passe-oublie': APersonne & { jetonId: string };
  'mot-de-passe-change': APersonne & { changeLe: string };
  'courriel-nouveau': APersonne & { nouvelleAdresse: string; jetonId: string };
  'courriel-ancien': APersonne & { nouvelleAdresse: string; jetonId: string };
  'courriel-change': APersonne & { nouvelleAdresse: string };
  'second-facteur': APersonne & { evenement: 'ACTIVE' | 'RETIRE' | 'REINITIALISE' };
  'inactivite-annoncee': APersonne & { sommeilPrevuLe: Jour; gardienne: boolean };
  'acces-en-sommeil': APersonne;
};

/** Link that a model carries, if it carries one: then its parameters hold a `jetonId` of that usage. */
export const USAGE_DU_LIEN: Record<ModeleCourriel, UsageJeton | null> = {
  'demande-recue': 'SUIVI_DEMANDE',
  'demande-refusee': null,
  'identifiants-inscription': 'INSCRIPTION',
  'identifiants-deposant': 'INSCRIPTION',
  'mandat-ajoute': null,
  'mandats-accordes': null,
  'mandat-modifie': null,
  'mandat-termine': null,
  'cocertification-declaree': null,
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
  'remplacements-en-attente': null,
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
  'contact-remplace': null,
  'acces-expire': null,
  'acces-programme': null,
  'agent-en-attente': null,
  'agent-habilite': null,
  'suppleance-confiee': null,
  invitation: 'INVITATION',
  'droits-changes': null,
  'acces-ferme': null,
  'acces-rouvert': null,
  'identifiants-oublies': null,
  'mot-de-passe-oublie': 'MOT_DE_PASSE',
  'mot-de-passe-change': null,
  'courriel-nouveau': 'COURRIEL_NOUVEAU',
  'courriel-ancien': 'COURRIEL_ANCIEN',
  'courriel-change': null,
  'second-facteur': null,
  'inactivite-annoncee': null,
  'acces-en-sommeil': null,
};
