import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { RenvoiIdentifiants } from '../../domain/dossier/renvoi-identifiants.ts';
import { refuserCommeActivite } from '../refus.ts';
import { demanderRenvoi, ordonnerRenvoi } from './renvoi-identifiants.contract.ts';

const { renvoyerIdentifiants, mettreEnFileCourriels } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/** Sends identifiers again to the contact on record, then wakes the sender of mails. */
export async function renvoyerLesIdentifiants(): Promise<void> {
  let ordonne = false;
  const demandes: RenvoiIdentifiants[] = [];
  const courrielIds: string[] = [];
  const noter = (courriels: readonly { courrielId: string }[]): void =>
    void courrielIds.push(...courriels.map(({ courrielId }) => courrielId));
  setHandler(demanderRenvoi, (ordre) => {
    ordonne = true;
    demandes.push(ordre);
  });
  setHandler(ordonnerRenvoi, async (ordre) => {
    ordonne = true;
    const renvoyes = await refuserCommeActivite(() => renvoyerIdentifiants(ordre));
    noter(renvoyes.courriels);
    return renvoyes;
  });

  await condition(() => ordonne, ATTENTE);
  for (;;) {
    await condition(() => demandes.length + courrielIds.length > 0 || allHandlersFinished());
    const demande = demandes.shift();
    if (demande !== undefined) noter((await renvoyerIdentifiants(demande)).courriels);
    else if (courrielIds.length > 0) await mettreEnFileCourriels({ courrielIds: courrielIds.splice(0) });
    else return;
  }
}
