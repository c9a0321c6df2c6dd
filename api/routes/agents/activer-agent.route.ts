import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { changerActiviteAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { agentApresSchema } from './agent.schema.ts';
import { exigerAgent, gererAgent } from './gerer-agent.ts';

/** Opens the application to an agent again; her roles are those she had. */
export const activerAgentRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/agents/:agentId/activation',
  permission: 'agent:gerer',
  tag: 'Agents',
  summary: 'Ouvrir de nouveau l’application à un agent',
  params: z.object({ agentId: z.uuid() }),
  status: 200,
  response: agentApresSchema,
  idempotence: {},
  handler: async ({ params: { agentId }, agent, effetId, maintenant }, { orm, ordres }) => {
    await exigerAgent(agentId, orm.em.fork());
    const ordre = { actif: true, parAgentId: agent.agentId, le: maintenant.toISOString() };
    return gererAgent(changerActiviteAgent, { agentId, ordre, effetId }, ordres);
  },
});
