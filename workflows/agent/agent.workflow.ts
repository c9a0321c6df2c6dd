import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { SuiteActe } from '../../domain/agent/ordres.ts';
import { refuserCommeActivite } from '../refus.ts';
import {
  type AgentInput,
  annoncerAttenteAgent,
  changerActiviteAgent,
  changerRolesAgent,
  declarerAbsenceAgent,
  ecourterAbsenceAgent,
} from './agent.contract.ts';

const { changerRoles, changerActivite, declarerAbsence, ecourterAbsence, annoncerAttente, mettreEnFileCourriels } =
  proxyActivities<DossiersActivities>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
  });

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

/**
 * Carries out the orders on one agent, one after the other, then has their mails sent; nothing waits between them, so each run
 * is short. In turn, so that an order tried again never comes after one that undoes it.
 */
export async function gererAgent({ agentId }: AgentInput): Promise<void> {
  let ordonne = false;
  const courriels: string[] = [];
  let precedent: Promise<unknown> = Promise.resolve();
  const executer = async <R>(acte: () => Promise<SuiteActe<R>>): Promise<R> => {
    ordonne = true;
    const fait = precedent.then(() => refuserCommeActivite(acte));
    precedent = fait.catch(() => undefined);
    const { reponse, courrielIds } = await fait;
    courriels.push(...courrielIds);
    return reponse;
  };
  setHandler(changerRolesAgent, (ordre) => executer(() => changerRoles({ agentId, ...ordre })));
  setHandler(changerActiviteAgent, (ordre) => executer(() => changerActivite({ agentId, ...ordre })));
  setHandler(declarerAbsenceAgent, (ordre) => executer(() => declarerAbsence({ agentId, ...ordre })));
  setHandler(ecourterAbsenceAgent, (ordre) => executer(() => ecourterAbsence({ agentId, ...ordre })));
  setHandler(annoncerAttenteAgent, (arrivee) => executer(() => annoncerAttente({ agentId, ...arrivee })));

  await condition(() => ordonne, ATTENTE);
  do {
    await condition(allHandlersFinished);
    if (courriels.length > 0) await mettreEnFileCourriels({ courrielIds: courriels.splice(0) });
  } while (courriels.length > 0 || !allHandlersFinished());
}
