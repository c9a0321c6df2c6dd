import type { EntityManager } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import type { AppelantAgent } from '../../../domain/compte/appelant.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { agentWorkflowId, GERER_AGENT } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';

/** Has an order on one agent carried out. */
export const gererAgent = <Ret, Ordre>(
  update: UpdateDefinition<Ret, [Ordre]>,
  { agentId, ordre, effetId }: { agentId: string; ordre: Ordre; effetId: string },
  ordres: Ordres,
): Promise<Ret> =>
  ordres.executer({
    update,
    args: [ordre],
    effetId,
    workflow: { type: GERER_AGENT, id: agentWorkflowId(agentId), file: 'dossiers', input: { agentId } },
  });

/** Before a workflow is started for her: an agent that does not exist is 404. */
export const exigerAgent = async (agentId: string, em: EntityManager): Promise<void> => {
  if (!(await new AgentLectureRepository(em).existe(agentId))) throw introuvable('Cet agent');
};

/** An agent declares her own absences; the supervision anybody's. */
export const exigerSienneOuSupervision = ({ agentId, roles }: AppelantAgent, absentId: string): void => {
  if (agentId !== absentId && !roles.includes('supervision'))
    throw new BusinessError(
      'ACTION_INTERDITE',
      'Chaque agent déclare ses propres absences ; seule la supervision déclare celles des autres.',
    );
};
