import type { RoleCompte } from '../compte/appelant.ts';
import type { Contact, ContenuDemande } from './demande-contact.ts';
import type { EtatDossier } from './dossier.ts';

/** What the workflow of a SIRET remembers of its case; the row in the database is the truth. */
export type DossierSuivi = {
  dossierId: string;
  etat: EtatDossier;
  version: number;
  matricule: string | null;
  /** Instant of the next reminder to the agents; null once nobody has to decide any more. */
  relanceAgentsPrevueLe: string | null;
};

/** The form itself travels in the encrypted payload: contact details may, a holder's civil status never. */
export type DemandeRecue = {
  demandeId: string;
  recueLe: string;
  contenu: ContenuDemande;
};
export type DemandeEnregistree = {
  dossierId: string;
  reference: string;
  /** True when a case was open already: the request joined it. */
  jointe: boolean;
  /** Id of the technical row whose HMAC is the follow-up link. */
  jetonSuiviId: string;
};

/** Act of an agent; `version` is the one she saw, so that two agents cannot overwrite each other. */
export type ActeAgent = { dossierId: string; agentId: string; le: string; version: number };
export type RefusDossier = ActeAgent & { motif: string };
export type DossierApresActe = { dossierId: string; etat: EtatDossier; version: number };

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
