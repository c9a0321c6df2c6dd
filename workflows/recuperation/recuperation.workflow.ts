import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { RecuperationDemandee } from '../../domain/compte/ordres.ts';
import { demanderRecuperation } from './recuperation.contract.ts';

const { envoyerRecuperation, mettreEnFileCourriels } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/** A run whose request never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/** Sends to the address on record what somebody forgot; nothing is sent when nobody is known. The caller is answered first. */
export async function recupererAcces(): Promise<void> {
  let demandee: RecuperationDemandee | undefined;
  setHandler(demanderRecuperation, (demande) => {
    demandee ??= demande;
    return null;
  });

  await condition(() => demandee !== undefined, ATTENTE);
  if (demandee !== undefined) {
    const { courrielIds } = await envoyerRecuperation(demandee);
    if (courrielIds.length > 0) await mettreEnFileCourriels({ courrielIds });
  }
  await condition(allHandlersFinished);
}
