// Orders given at once to one run that lasts as long as they do.
import type { UpdateDefinition } from '@temporalio/common';
import { ordonnerCourt, refusDe } from '../../test/support/ordres.ts';
import type { Course, Lieu } from './lieu.ts';

export type Run = [type: string, workflowId: string, entree: object];
type Ordre = (lieu: Lieu, run: Run) => Promise<unknown>;

export const ordre =
  <R, O>(update: UpdateDefinition<R, [O]>, demande: O): Ordre =>
  ({ atelier }, run) =>
    ordonnerCourt(atelier, run, update, demande);

/**
 * Gives these orders to one run, together, and waits for its end. Fails when it heard only some of them, or when the refusals
 * are not those that the scene tells: what would be recorded is not what it says.
 */
export const ensemble = async (
  lieu: Lieu,
  run: Run,
  ordres: readonly Ordre[],
  refusAttendus: readonly string[] = [],
): Promise<Required<Course>> => {
  const [, workflowId] = run;
  const issues = await Promise.allSettled(ordres.map((donner) => donner(lieu, run)));
  const refus = issues.filter((issue) => issue.status === 'rejected');
  const codes = await Promise.all(refus.map(async ({ reason }) => (await refusDe(Promise.reject(reason))).type));
  if (codes.join() !== refusAttendus.join()) throw new Error(`${workflowId}: refused ${codes}, told ${refusAttendus}`);
  const poignee = lieu.atelier.client.workflow.getHandle(workflowId);
  await poignee.result();
  const { runId } = await poignee.describe();
  const { events } = await lieu.atelier.client.workflow.getHandle(workflowId, runId).fetchHistory();
  const entendus = events?.filter((evenement) => evenement.workflowExecutionUpdateAcceptedEventAttributes).length;
  if (entendus !== ordres.length) throw new Error(`${workflowId}: the last run heard ${entendus} of ${ordres.length}`);
  return { workflowId, runId };
};
