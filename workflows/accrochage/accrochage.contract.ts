import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';

/** Cases and other light work. */
export const FILE_DOSSIERS = 'dossiers';

export const accrochageWorkflowId = (siret: string): string => `accrochage:${siret}`;

/** `suite` is what a run hands to the next one by continue-as-new; a first run has none and reads the database. */
export type AccrochageInput = { siret: string; suite?: AccrochageSuite };
export type AccrochageSuite = { dossierId: string | null; etat: EtatDossier | null; actesTraites: number };
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
export type InscriptionEnregistree = { utilisateurId: string; compteId: string };
export type CourrielValide = { utilisateurId: string; jetonId: string; le: string };
export type CompteActive = { compteId: string };

export const deposerDemande = defineUpdate<DemandeEnregistree, [DemandeRecue]>('deposerDemande');
export const prendreDossier = defineUpdate<DossierApresActe, [ActeAgent]>('prendreDossier');
export const accepterDossier = defineUpdate<DossierApresActe, [ActeAgent]>('accepterDossier');
export const refuserDossier = defineUpdate<DossierApresActe, [RefusDossier]>('refuserDossier');
export const inscrireOrganisme = defineUpdate<InscriptionEnregistree, [Inscription]>('inscrireOrganisme');
export const validerCourriel = defineUpdate<CompteActive, [CourrielValide]>('validerCourriel');

/** A deposit of (or for) this organisme that passed the schema has been treated. */
export const depotTraite = defineSignal<[{ depotId: string; le: string }]>('depotTraite');

export const etatDossier = defineQuery<EtatDossier | null>('etatDossier');
