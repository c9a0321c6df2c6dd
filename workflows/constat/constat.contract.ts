import { defineUpdate } from '@temporalio/workflow';
import type { ConstatApresDecision, TraitementConstat } from '../../domain/constat/ordres.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as the decisions it was started with. */
export const SUIVRE_CONSTAT = 'suivreConstat';

export const constatWorkflowId = (constatId: string): string => `constat:${constatId}`;

export type ConstatInput = { constatId: string };

/** An agent's decision; always by update-with-start. A refusal is said as for the acts on a case. */
export const traiterConstat = defineUpdate<ConstatApresDecision, [TraitementConstat]>('traiterConstat');
