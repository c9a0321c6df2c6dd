import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { defineRoute } from '../../route.ts';
import { absenceSchema, absenceVue } from './agent.schema.ts';
import { exigerAgent } from './gerer-agent.ts';

export const listerAbsencesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/agents/:agentId/absences',
  permission: 'agent:lire',
  tag: 'Agents',
  summary: 'Lister les absences d’un agent',
  params: z.object({ agentId: z.uuid() }),
  query: z.strictObject({
    toutes: z.enum(['oui', 'non']).default('non').meta({ description: 'oui : celles qui ont pris fin aussi' }),
  }),
  status: 200,
  response: z.object({ elements: z.array(absenceSchema) }),
  handler: async ({ params: { agentId }, query, maintenant }, { orm }) => {
    const em = orm.em.fork();
    await exigerAgent(agentId, em);
    const jour = jourDeParis(maintenant.toISOString());
    const absences = await new AgentLectureRepository(em).absencesDe(agentId, query.toutes === 'oui' ? null : jour);
    return { elements: absences.map((absence) => absenceVue(absence, jour)) };
  },
});
