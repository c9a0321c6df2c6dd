import { proxyActivities } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';

const { remettreEnFileCourriels, rattraperFichiers, balayer } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 minutes',
  // The Schedule comes back by itself.
  retry: { maximumAttempts: 3 },
});

/** A file begun less than that ago is still in the hands of the API. */
const DELAI_API_MS = 60_000;

const ilYA = (ms: number): string => new Date(Date.now() - ms).toISOString();

/** Wakes the sender for mails that have no outcome. */
export async function renvoyerCourriels(): Promise<number> {
  return remettreEnFileCourriels({ avant: ilYA(0) });
}

/** Starts the deposits that the API could not start. */
export async function rattraperTeleversements(): Promise<number> {
  return rattraperFichiers({ avant: ilYA(DELAI_API_MS), le: ilYA(0) });
}

/** Forgets what has had its time. */
export async function balayerTechnique(): Promise<void> {
  await balayer({ le: ilYA(0) });
}
