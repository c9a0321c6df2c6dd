import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { changerActiviteAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { agentApresSchema } from './agent.schema.ts';
import { exigerAgent, gererAgent } from './gerer-agent.ts';

/** Closes the application to an agent: her sessions and tokens end at once. */
export const desactiverAgentRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/agents/:agentId/desactivation',
  permission: 'agent:gerer',
  tag: 'Agents',
  summary: 'Fermer l’application à un agent',
  description:
    'Ses sessions et ses jetons prennent fin aussitôt. Le dernier agent actif de supervision ne peut pas être désactivé.',
  params: z.object({ agentId: z.uuid() }),
  status: 200,
  response: agentApresSchema,
  idempotence: {},
  handler: async ({ params: { agentId }, agent, effetId, maintenant }, { orm, ordres }) => {
    await exigerAgent(agentId, orm.em.fork());
    const ordre = { actif: false, parAgentId: agent.agentId, le: maintenant.toISOString() };
    return gererAgent(changerActiviteAgent, { agentId, ordre, effetId }, ordres);
  },
});
