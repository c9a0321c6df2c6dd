import { defineUpdate } from '@temporalio/workflow';
import type { IdentifiantsRenvoyes, RenvoiIdentifiants } from '../../domain/dossier/renvoi-identifiants.ts';

/** Workflow type, on the queue `dossiers`: one short run an order, known or unknown SIRET alike. */
export const RENVOYER_LES_IDENTIFIANTS = 'renvoyerLesIdentifiants';

/** Named by the order and not by whom it concerns: the list of runs tells nothing of who is known. */
export const renvoiIdentifiantsWorkflowId = (effetId: string): string => `renvoi-identifiants:${effetId}`;

/** Anybody's request: taken at once, done afterwards, so that its answer takes the same time whatever is known. */
export const demanderRenvoi = defineUpdate<void, [RenvoiIdentifiants]>('demanderRenvoi');

/** An agent's order: answered once the mails are decided. */
export const ordonnerRenvoi = defineUpdate<IdentifiantsRenvoyes, [RenvoiIdentifiants]>('ordonnerRenvoi');
