import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { changerRolesAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { agentApresSchema, CHANGEMENT_ROLES } from './agent.schema.ts';
import { exigerAgent, gererAgent } from './gerer-agent.ts';

/** Gives and takes roles of an agent; two supervisors at once add up, and the last of them stays one. */
export const changerRolesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/agents/:agentId/roles',
  permission: 'agent:gerer',
  tag: 'Agents',
  summary: 'Donner ou retirer des rôles à un agent',
  description: 'Un agent peut en tenir plusieurs. Le dernier agent actif de supervision garde ce rôle.',
  params: z.object({ agentId: z.uuid() }),
  body: z
    .strictObject(CHANGEMENT_ROLES)
    .refine(({ donner, retirer }) => donner.length + retirer.length > 0, {
      path: ['donner'],
      message: 'au moins un rôle à donner ou à retirer est attendu.',
    })
    .refine(({ donner, retirer }) => donner.every((role) => !retirer.includes(role)), {
      path: ['retirer'],
      message: 'un même rôle ne peut pas être à la fois donné et retiré.',
    }),
  status: 200,
  response: agentApresSchema,
  idempotence: {},
  handler: async ({ params: { agentId }, body, agent, effetId, maintenant }, { orm, ordres }) => {
    await exigerAgent(agentId, orm.em.fork());
    const ordre = { ...body, parAgentId: agent.agentId, le: maintenant.toISOString() };
    return gererAgent(changerRolesAgent, { agentId, ordre, effetId }, ordres);
  },
});
