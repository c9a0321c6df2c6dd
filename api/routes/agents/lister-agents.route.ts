import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { ROLES_AGENT } from '../../../domain/agent/agent.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { agentSchema, agentVu, ETATS_AGENT } from './agent.schema.ts';

export const listerAgentsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/agents',
  permission: 'agent:lire',
  tag: 'Agents',
  summary: 'Lister les agents et leurs droits',
  description: 'etat=EN_ATTENTE : ceux qui attendent que la supervision leur ouvre des droits.',
  query: z.strictObject({
    etat: listeDe(ETATS_AGENT).optional(),
    role: z.enum(ROLES_AGENT).optional(),
    ...pagination,
  }),
  status: 200,
  response: pageDe(agentSchema),
  handler: async ({ query: { etat: etats, role, curseur, limite } }, { orm }) => {
    const agents = new AgentLectureRepository(orm.em.fork());
    const page = await agents.lister({ etats, role, apres: lireCurseur(curseur), limite });
    return { elements: page.elements.map(agentVu), suivant: curseurDe(page.suivant) };
  },
});
