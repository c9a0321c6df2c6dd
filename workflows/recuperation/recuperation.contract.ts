import { defineUpdate } from '@temporalio/workflow';
import type { RecuperationDemandee } from '../../domain/compte/ordres.ts';

/** Workflow type, on the queue `dossiers`: one short run per request, whether somebody is known by it or not. */
export const RECUPERER_ACCES = 'recupererAcces';

export const recuperationWorkflowId = (effetId: string): string => `recuperation:${effetId}`;

/** Always by update-with-start. Answered before anything is looked up: its duration tells nothing. */
export const demanderRecuperation = defineUpdate<null, [RecuperationDemandee]>('demanderRecuperation');
