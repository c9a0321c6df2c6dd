import { type ActivityInterfaceFor, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { DepotsActivities, DossiersActivities, SngiActivities } from '../../activities/index.ts';
import { fileVoisine } from '../files.contract.ts';
import type { DureesDepot } from './depot.contract.ts';

export type ActivitesDepot = {
  legeres: ActivityInterfaceFor<DossiersActivities>;
  lourdes: ActivityInterfaceFor<DepotsActivities>;
  /** What comes after the end: tried until it passes, since no operator resumes a deposit that has ended. */
  suites: ActivityInterfaceFor<DepotsActivities>;
  sngi: ActivityInterfaceFor<SngiActivities>;
};

const BATTEMENT_MS = 30_000;
const LEGERE_MS = 10_000;

/**
 * Each activity on the queue of its nature, beside the one that the workflow runs on: a deposit is received at once
 * even while others keep the heavy workers busy.
 */
export const activitesDepot = ({ battementMs = BATTEMENT_MS, activiteMs = LEGERE_MS }: DureesDepot): ActivitesDepot => {
  const courante = workflowInfo().taskQueue;
  const longues = {
    heartbeatTimeout: battementMs,
    startToCloseTimeout: '6 hours',
    // Beyond, an operator looks: nothing that lasts so long repairs itself.
    scheduleToCloseTimeout: '1 day',
    retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  } as const;
  return {
    legeres: proxyActivities<DossiersActivities>({
      taskQueue: fileVoisine(courante, 'dossiers'),
      startToCloseTimeout: activiteMs,
      retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
    }),
    lourdes: proxyActivities<DepotsActivities>({ taskQueue: fileVoisine(courante, 'depots'), ...longues }),
    suites: proxyActivities<DepotsActivities>({
      taskQueue: fileVoisine(courante, 'depots'),
      heartbeatTimeout: battementMs,
      startToCloseTimeout: '6 hours',
      retry: { initialInterval: '1 second', maximumInterval: '10 minutes' },
    }),
    sngi: proxyActivities<SngiActivities>({ taskQueue: fileVoisine(courante, 'sngi'), ...longues }),
  };
};
