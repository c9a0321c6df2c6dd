import type { Jour } from '../calendrier/jour.ts';
import type { DecisionChangement, EtatChangement } from '../changement/changement.ts';
import type { RoleCompte } from '../compte/appelant.ts';
import type { MandatDemande } from '../mandat/ordres.ts';
import type { Contact, DemandeAccrochage, DemandeChangement } from './demande-contact.ts';
import type { EtatDossier } from './dossier.ts';
import type { EcheanceDossier } from './echeance-dossier.ts';

/** What the workflow of a SIRET remembers of its case; the row in the database is the truth. */
export type DossierSuivi = {
  dossierId: string;
  etat: EtatDossier;
  version: number;
  matricule: string | null;
  /** Instant of the next reminder to the agents; null once nobody has to decide any more. */
  relanceAgentsPrevueLe: string | null;
  /** What becomes due next by itself; absent in runs begun before there was any. */
  prochaineEcheance?: EcheanceDossier | null;
};

/** The form itself travels in the encrypted payload: contact details may, a holder's civil status never. */
export type DemandeRecue = {
  demandeId: string;
  recueLe: string;
  contenu: DemandeAccrochage;
};
export type DemandeEnregistree = {
  dossierId: string;
  reference: string;
  /** True when a case was open already: the request joined it. */
  jointe: boolean;
  /** Id of the technical row whose HMAC is the follow-up link. */
  jetonSuiviId: string;
};

/** A form that asks for a change of what is known; it has a reference of its own. */
export type ChangementDemande = { demandeId: string; recueLe: string; contenu: DemandeChangement };
export type ChangementEnregistre = { reference: string; jetonSuiviId: string };

/**
 * Act of an agent; `version` is the one she saw, so that two agents cannot overwrite each other. `acteId` is the id of the
 * order: asked again, the same act is done once.
 */
export type ActeAgent = { dossierId: string; agentId: string; le: string; version: number; acteId?: string };
/** `mandats`: what is granted to déposants; absent, all those that the form declares. */
export type Acceptation = ActeAgent & { mandats?: MandatDemande[] | undefined };
/** A refusal, a closing, a reopening. */
export type ActeMotive = ActeAgent & { motif: string };
export type RefusDossier = ActeMotive;
/** What is asked of the organisme, and the last day for its answer. */
export type DemandeComplement = ActeAgent & { objet: string; jusquAu: Jour };
/** The case comes back by itself when that day begins. */
export type MiseEnAttente = ActeMotive & { jusquAu: Jour };
export type Attribution = ActeAgent & { pourAgentId: string };
export type Annotation = ActeAgent & { texte: string };
/** The case of the right SIRET, opened when there is none. */
export type Fusion = ActeMotive & { versSiret: string };
/** `partenairesVerifies` is there when mandates were granted: false when no list of partners is loaded. */
export type DossierApresActe = {
  dossierId: string;
  etat: EtatDossier;
  version: number;
  partenairesVerifies?: boolean | undefined;
};

/** The holder of the account to open; the password's hash waits in schema `technique` under `motDePasseId`. */
export type Inscription = {
  inscriptionId: string;
  jetonId: string;
  contratId: string;
  role: RoleCompte;
  titulaire: Contact;
  conditionsAccepteesLe: string;
  motDePasseId: string;
};
/** `utilisateurId` equals `inscriptionId`: asked again, the same inscription answers the same. */
export type InscriptionEnregistree = { utilisateurId: string; compteId: string };
export type CourrielValide = { utilisateurId: string; jetonId: string; le: string };
export type CompteActive = { compteId: string };

/** A deposit of (or for) the organisme that passed the schema has been treated. */
export type DepotTraite = { depotId: string; le: string };

/** What the organisme answers to a complement, by its follow-up link; `reponseId` is the id of the order. */
export type ReponseComplement = {
  reponseId: string;
  complementId: string;
  demandeId: string;
  texte: string;
  pieceIds: string[];
  le: string;
};

/** An agent's decision on a change asked by a form. */
export type DecisionSurChangement = {
  changementId: string;
  agentId: string;
  le: string;
  decision: DecisionChangement;
  motif?: string;
};
export type ChangementDecide = { changementId: string; etat: EtatChangement };
