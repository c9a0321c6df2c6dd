import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import { type CourrielInput, reglerCourriel as reglerCourrielUpdate } from './courriel.contract.ts';

const { reglerCourriel, mettreEnFileCourriels } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/** Writes what persons decide of one mail, one decision after the other, and wakes the sender when it is to leave again. */
export async function suivreCourriel({ courrielId }: CourrielInput): Promise<void> {
  let ordonne = false;
  let aEnvoyer = false;
  setHandler(reglerCourrielUpdate, async (reglement) => {
    ordonne = true;
    const regle = await refuserCommeActivite(() => reglerCourriel({ courrielId, ...reglement }));
    aEnvoyer ||= regle.etat === 'A_ENVOYER';
    return regle;
  });

  await condition(() => ordonne, ATTENTE);
  for (;;) {
    await condition(() => aEnvoyer || allHandlersFinished());
    if (!aEnvoyer) return;
    aEnvoyer = false;
    await mettreEnFileCourriels({ courrielIds: [courrielId] });
  }
}
