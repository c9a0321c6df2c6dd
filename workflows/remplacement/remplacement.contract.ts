import { defineUpdate } from '@temporalio/workflow';
import type {
  AcceptationRemplacement,
  ActeAgentRemplacement,
  AnnulationRemplacement,
  EnvoiRemplacement,
  OppositionRemplacement,
  OuvertureRemplacement,
  RefusRemplacement,
  RemplacementApresActe,
  RemplacementOuvert,
} from '../../domain/remplacement/ordres.ts';
import type { EtatRemplacement } from '../../domain/remplacement/remplacement.ts';

/** Workflow type, on the queue `dossiers`. */
export const REMPLACER_ADMINISTRATEUR = 'remplacerAdministrateur';

/** One workflow per request. Every order to it is an update-with-start. */
export const remplacementWorkflowId = (remplacementId: string): string => `remplacement:${remplacementId}`;

/** Durations that tests shorten; what is absent follows the calendar and the rules of the house. */
export type DureesRemplacement = {
  completionMs?: number;
  delaiMs?: number;
  ageMaximumMs?: number;
  actesMaximum?: number;
};

export type RemplacementInput = { remplacementId: string; durees?: DureesRemplacement };
export type RemplacementResult = { etat: EtatRemplacement | null };

// A refused update fails as those on a case do: `type` is the BusinessErrorCode, `message` the French sentence,
// `details[0]` the plain details.
export const ouvrirRemplacement = defineUpdate<RemplacementOuvert, [OuvertureRemplacement]>('ouvrirRemplacement');
export const completerRemplacement = defineUpdate<RemplacementApresActe, [EnvoiRemplacement]>('completerRemplacement');
export const annulerRemplacement = defineUpdate<RemplacementApresActe, [AnnulationRemplacement]>('annulerRemplacement');
export const opposerRemplacement = defineUpdate<RemplacementApresActe, [OppositionRemplacement]>('opposerRemplacement');
export const accepterRemplacement = defineUpdate<RemplacementApresActe, [AcceptationRemplacement]>(
  'accepterRemplacement',
);
export const refuserRemplacement = defineUpdate<RemplacementApresActe, [RefusRemplacement]>('refuserRemplacement');
export const maintenirRemplacement = defineUpdate<RemplacementApresActe, [ActeAgentRemplacement]>(
  'maintenirRemplacement',
);
