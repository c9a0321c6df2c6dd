import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import { type ConstatInput, traiterConstat } from './constat.contract.ts';

const { deciderConstat } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/** Writes an agent's decisions on one finding, one after the other; nothing waits between them, so each run is short. */
export async function suivreConstat({ constatId }: ConstatInput): Promise<void> {
  let ordonne = false;
  setHandler(traiterConstat, (traitement) => {
    ordonne = true;
    return refuserCommeActivite(() => deciderConstat({ constatId, ...traitement }));
  });

  await condition(() => ordonne, ATTENTE);
  await condition(allHandlersFinished);
}
