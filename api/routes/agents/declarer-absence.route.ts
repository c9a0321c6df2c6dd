import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { declarerAbsenceAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { ABSENCE, absenceSchema, absenceVue } from './agent.schema.ts';
import { exigerAgent, exigerSienneOuSupervision, gererAgent } from './gerer-agent.ts';

/** Declares an absence, and who stands in meanwhile. */
export const declarerAbsenceRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/agents/:agentId/absences',
  permission: 'absence:declarer',
  tag: 'Agents',
  summary: 'Déclarer une absence et son suppléant',
  description:
    'Pendant l’absence, le suppléant reçoit ce qui serait adressé à l’agent. Une suppléance ne se transmet pas : le suppléant est présent, et l’agent absent n’en supplée pas un autre.',
  params: z.object({ agentId: z.uuid() }),
  body: z.strictObject(ABSENCE),
  status: 201,
  response: absenceSchema,
  idempotence: {},
  handler: async ({ params: { agentId }, body, agent, effetId: absenceId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    exigerSienneOuSupervision(agent, agentId);
    await exigerAgent(agentId, em);
    const le = maintenant.toISOString();
    const ordre = { ...body, absenceId, parAgentId: agent.agentId, le };
    await gererAgent(declarerAbsenceAgent, { agentId, ordre, effetId: absenceId }, ordres);
    const absence = await new AgentLectureRepository(em).absence(absenceId);
    if (!absence) throw introuvable('Cette absence');
    return absenceVue(absence, jourDeParis(le));
  },
});
