import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { EtatDepot } from '../../domain/depot/depot.ts';

/** Deposits: long, heavy activities. */
export const FILE_DEPOTS = 'depots';
/** Calls to the national register: outside, rate-limited. */
export const FILE_SNGI = 'sngi';

export const depotWorkflowId = (depotId: string): string => `depot:${depotId}`;

/** Everything else waits in technique.televersement under this id. */
export type DepotInput = { depotId: string };
export type DepotResult = { depotId: string; etat: EtatDepot };

/** What the accusé de réception proves. */
export type ReceptionDepot = {
  depotId: string;
  idTraitement: number;
  nomFichier: string;
  tailleOctets: number;
  sha256: string;
  recuLe: string;
};

/** Records the deposit and returns its accusé de réception; asked again, it returns the same. */
export const recevoirDepot = defineUpdate<ReceptionDepot, []>('recevoirDepot');
/** An operator resumes a deposit in ECHEC_TECHNIQUE. */
export const reprendreDepot = defineUpdate<DepotResult, [{ agentId: string; le: string }]>('reprendreDepot');

export const etatDepot = defineQuery<EtatDepot>('etatDepot');
