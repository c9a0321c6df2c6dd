import { defineUpdate } from '@temporalio/workflow';
import type { CourrielRegle, ReglementCourriel } from '../../domain/courriel/reglement.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as the decisions it was started with. */
export const SUIVRE_COURRIEL = 'suivreCourriel';

export const courrielWorkflowId = (courrielId: string): string => `courriel:${courrielId}`;

export type CourrielInput = { courrielId: string };

/** What a person decides of a mail; always by update-with-start. A refusal is said as for the acts on a case. */
export const reglerCourriel = defineUpdate<CourrielRegle, [ReglementCourriel]>('reglerCourriel');
