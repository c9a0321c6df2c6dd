import type { UpdateDefinition } from '@temporalio/common';
import {
  REMPLACER_ADMINISTRATEUR,
  remplacementWorkflowId,
} from '../../../workflows/remplacement/remplacement.contract.ts';
import type { Ordres } from '../../ordres.ts';

/** Sends an order to the workflow of a request. */
export const ordonner = <R, A extends unknown[]>(
  { ordres }: { ordres: Ordres },
  ordre: { update: UpdateDefinition<R, A>; args: A; effetId: string; remplacementId: string },
): Promise<R> => {
  const { remplacementId, ...reste } = ordre;
  return ordres.executer({
    ...reste,
    workflow: {
      type: REMPLACER_ADMINISTRATEUR,
      id: remplacementWorkflowId(remplacementId),
      file: 'dossiers',
      input: { remplacementId },
    },
  });
};
