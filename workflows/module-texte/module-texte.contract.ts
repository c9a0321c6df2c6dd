import { defineUpdate } from '@temporalio/workflow';
import type { EcritureModule, ModuleEcrit } from '../../domain/courriel/module-texte.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as the writings it was started with. */
export const SUIVRE_MODULE_TEXTE = 'suivreModuleTexte';

export const moduleTexteWorkflowId = (moduleId: string): string => `module-texte:${moduleId}`;

export type ModuleTexteInput = { moduleId: string };

/** A supervisor's writing; always by update-with-start. A refusal is said as for the acts on a case. */
export const ecrireModule = defineUpdate<ModuleEcrit, [EcritureModule]>('ecrireModule');
