import { defineUpdate } from '@temporalio/workflow';
import type { LotDemande, LotOuvert } from '../../domain/dossier/lot.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as its lines wait. */
export const TRAITER_LOT = 'traiterLot';

export const lotWorkflowId = (lotId: string): string => `lot:${lotId}`;

/** `pauseMs`: rest before lines without answer are tried again, shortened by tests. */
export type LotInput = { lotId: string; pauseMs?: number };

/** What is asked, kept before anything is done; always by update-with-start. */
export const ouvrirLot = defineUpdate<LotOuvert, [LotDemande]>('ouvrirLot');
