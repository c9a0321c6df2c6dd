import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import * as ordres from './mandats.contract.ts';
import { type Suivi, suivre } from './suivi.ts';

const { accorderMandat, modifierMandat, terminerMandat, declarerEnvoi } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * What a certificateur decides of its déposants and with its co-certificateurs. None of it touches the case: a run that
 * has none takes these orders too, and ends once their mails are handed over.
 */
export const ecouterOrdresMandats = (suivi: Suivi): void => {
  const { siret } = suivi;
  const executer = async <T>(activite: () => Promise<{ reponse: T; courrielIds: string[] }>): Promise<T> => {
    suivi.actes += 1;
    const { reponse, courrielIds } = await refuserCommeActivite(activite);
    suivre(suivi, null, courrielIds);
    return reponse;
  };

  setHandler(ordres.accorderMandat, (demande) => executer(() => accorderMandat({ siret, demande })));
  setHandler(ordres.modifierMandat, (demande) => executer(() => modifierMandat({ siret, demande })));
  setHandler(ordres.terminerMandat, (demande) => executer(() => terminerMandat({ siret, demande })));
  setHandler(ordres.declarerEnvoi, (demande) => executer(() => declarerEnvoi({ siret, demande })));
};
