import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { defineRoute } from '../../route.ts';
import { absenceSchema, absenceVue } from './agent.schema.ts';
import { exigerAgent } from './gerer-agent.ts';

export const lireDelegationsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/agents/:agentId/delegations',
  permission: 'agent:lire',
  tag: 'Agents',
  summary: 'Savoir quels agents absents cet agent supplée aujourd’hui',
  params: z.object({ agentId: z.uuid() }),
  status: 200,
  response: z.object({ jour: z.iso.date(), elements: z.array(absenceSchema) }),
  handler: async ({ params: { agentId }, maintenant }, { orm }) => {
    const em = orm.em.fork();
    await exigerAgent(agentId, em);
    const jour = jourDeParis(maintenant.toISOString());
    const absences = await new AgentLectureRepository(em).suppleancesDe(agentId, jour);
    return { jour, elements: absences.map((absence) => absenceVue(absence, jour)) };
  },
});
