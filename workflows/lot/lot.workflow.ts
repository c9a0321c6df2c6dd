import { allHandlersFinished, condition, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import { type LotInput, ouvrirLot } from './lot.contract.ts';

const { enregistrerLot } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});
const { traiterLignes } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';
const PAUSE_MS = 5_000;

/**
 * Does one act on many cases, each by the update of its own workflow, and keeps what became of each. Every step may be
 * retried; no act is done twice.
 */
export async function traiterLot({ lotId, pauseMs = PAUSE_MS }: LotInput): Promise<void> {
  let [ordonne, ouvert] = [false, false];
  setHandler(ouvrirLot, async (demande) => {
    ordonne = true;
    const lot = await refuserCommeActivite(() => enregistrerLot({ ...demande, lotId }));
    ouvert = true;
    return lot;
  });

  await condition(() => ordonne, ATTENTE);
  await condition(allHandlersFinished);
  while (ouvert) {
    const { restantes, sansReponse } = await traiterLignes({ lotId });
    if (restantes === 0) break;
    if (sansReponse > 0) await sleep(pauseMs);
  }
  await condition(allHandlersFinished);
}
