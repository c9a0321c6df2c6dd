import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';

/** Cases and other light work. */
export const FILE_DOSSIERS = 'dossiers';

/** Workflow type, on FILE_DOSSIERS. */
export const ACCROCHER_ORGANISME = 'accrocherOrganisme';

/** One workflow per SIRET. Every order to it is an update-with-start, every fact a signal-with-start. */
export const accrochageWorkflowId = (siret: string): string => `accrochage:${siret}`;

/** What the workflow remembers of its case; the row in the database is the truth. */
export type DossierSuivi = {
  dossierId: string;
  etat: EtatDossier;
  version: number;
  matricule: string | null;
  /** Instant of the next reminder to the agents; null once nobody has to decide any more. */
  relanceAgentsPrevueLe: string | null;
};

/** Durations that tests shorten; what is absent follows the calendar and the rules of the house. */
export type DureesAccrochage = { relanceAgentsMs?: number; ageMaximumMs?: number; actesMaximum?: number };

/** `suite` is what a run hands to the next one by continue-as-new; a first run has none and reads the database. */
export type AccrochageInput = { siret: string; durees?: DureesAccrochage; suite?: { dossier: DossierSuivi | null } };
export type AccrochageResult = { dossierId: string | null; etat: EtatDossier | null };

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

// A refused update fails with an ApplicationFailure: `type` is the BusinessErrorCode, `message` the French sentence,
// `details[0]` the plain details.
export const deposerDemande = defineUpdate<DemandeEnregistree, [DemandeRecue]>('deposerDemande');
export const prendreDossier = defineUpdate<DossierApresActe, [ActeAgent]>('prendreDossier');
export const accepterDossier = defineUpdate<DossierApresActe, [ActeAgent]>('accepterDossier');
export const refuserDossier = defineUpdate<DossierApresActe, [RefusDossier]>('refuserDossier');
export const inscrireOrganisme = defineUpdate<InscriptionEnregistree, [Inscription]>('inscrireOrganisme');
export const validerCourriel = defineUpdate<CompteActive, [CourrielValide]>('validerCourriel');

/** A deposit of (or for) this organisme that passed the schema has been treated. */
export type DepotTraite = { depotId: string; le: string };
export const depotTraite = defineSignal<[DepotTraite]>('depotTraite');

export const etatDossier = defineQuery<EtatDossier | null>('etatDossier');
