import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import { ecrireModule, type ModuleTexteInput } from './module-texte.contract.ts';

const { ecrireModuleTexte } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/** Writes what supervisors make of one text module, one writing after the other; each run is short. */
export async function suivreModuleTexte({ moduleId }: ModuleTexteInput): Promise<void> {
  let ordonne = false;
  setHandler(ecrireModule, (ecriture) => {
    ordonne = true;
    return refuserCommeActivite(() => ecrireModuleTexte({ moduleId, ...ecriture }));
  });

  await condition(() => ordonne, ATTENTE);
  await condition(allHandlersFinished);
}
