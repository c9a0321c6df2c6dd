import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { EtatDepot } from '../../domain/depot/depot.ts';
import type { ReceptionDepot, RepriseAcceptee, RepriseDepot } from '../../domain/depot/reception.ts';

export type { ReceptionDepot, RepriseAcceptee, RepriseDepot };

/** Workflow type, on the queue `depots`. */
export const TRAITER_DEPOT = 'traiterDepot';

export const depotWorkflowId = (depotId: string): string => `depot:${depotId}`;

/** Everything else waits in technique.televersement under this id. */
export type DepotInput = { depotId: string; durees?: DureesDepot };
/** Durations that tests shorten. */
export type DureesDepot = { repriseApresPanneMs?: number; battementMs?: number; activiteMs?: number };
/** `etat` is null when the run found no durable file under that id, and opened nothing. */
export type DepotResult = { depotId: string; etat: EtatDepot | null };

/** Records the deposit and returns its accusé de réception; asked again, it returns the same. By update-with-start. */
export const recevoirDepot = defineUpdate<ReceptionDepot, []>('recevoirDepot');

/**
 * An operator resumes a deposit in ECHEC_TECHNIQUE; the run that failed has ended, so always by update-with-start.
 * Returns the state after the act, not the end of the treatment.
 */
export const reprendreDepot = defineUpdate<RepriseAcceptee, [RepriseDepot]>('reprendreDepot');

export const etatDepot = defineQuery<EtatDepot | null>('etatDepot');
