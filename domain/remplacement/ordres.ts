import type { RoleCompte } from '../compte/appelant.ts';
import type { ActeRemplacement, EtatRemplacement, MotifRemplacement } from './remplacement.ts';

/** Proofs that go with a request. */
export const PIECES_REMPLACEMENT_MAX = 5;

export type DemandeurRemplacement = { nom: string; prenom: string; courriel: string; fonction: string };

/**
 * What opens a request. The account is told by what its author knows of it, and looked for once her mail is proved;
 * `utilisateurId`: she is signed in, so the account is her own.
 */
export type OuvertureRemplacement = {
  remplacementId: string;
  siret: string;
  matricule: string;
  role: RoleCompte;
  utilisateurId: string | null;
  demandeur: DemandeurRemplacement;
  motif: MotifRemplacement;
  le: string;
};
export type RemplacementOuvert = { remplacementId: string; reference: string };

/** The author proves her mail by the link, and sends what proves her right. */
export type EnvoiRemplacement = { jetonId: string; pieceIds: string[]; le: string };

export type RemplacementApresActe = { remplacementId: string; etat: EtatRemplacement; version: number };

/** Act of an agent on the version that she saw. */
export type ActeAgentRemplacement = { agentId: string; le: string; version: number };
/** `partants`: the administrateurs whom the agent found gone; they lose their access when the replacement takes effect. */
export type AcceptationRemplacement = ActeAgentRemplacement & { partants: string[] };
export type RefusRemplacement = ActeAgentRemplacement & { motif: string };

export type AnnulationRemplacement = { jetonId: string; le: string };
/** `avisId`: which of those who were told opposes. */
export type OppositionRemplacement = { avisId: string; jetonId: string; motif: string; le: string };

/** An act as its activity takes it; `version` is null for those who act by a link. */
export type ActeSurRemplacement = {
  remplacementId: string;
  acte: Extract<ActeRemplacement, 'annuler' | 'accepter' | 'refuser' | 'maintenir' | 'opposer'>;
  acteur: string;
  version: number | null;
  le: string;
  partants?: string[];
  /** Reason of a refusal or of an opposition. */
  motif?: string;
  avisId?: string;
};

/** What the workflow remembers; the row in the database is the truth. `echeanceLe`: when something happens by itself. */
export type RemplacementSuivi = { etat: EtatRemplacement; version: number; echeanceLe: string | null };
