import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { ecourterAbsenceAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { absenceSchema, absenceVue } from './agent.schema.ts';
import { exigerSienneOuSupervision, gererAgent } from './gerer-agent.ts';

/** The agent is back today; an absence that has not begun is cancelled. */
export const ecourterAbsenceRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/agents/:agentId/absences/:absenceId/fin',
  permission: 'absence:declarer',
  tag: 'Agents',
  summary: 'Mettre fin à une absence dès aujourd’hui',
  description: 'L’agent est de retour aujourd’hui ; une absence qui n’a pas commencé est annulée.',
  params: z.object({ agentId: z.uuid(), absenceId: z.uuid() }),
  status: 200,
  response: absenceSchema,
  idempotence: {},
  handler: async ({ params: { agentId, absenceId }, agent, effetId, maintenant }, { orm, ordres }) => {
    const absences = new AgentLectureRepository(orm.em.fork());
    exigerSienneOuSupervision(agent, agentId);
    const avant = await absences.absence(absenceId);
    if (avant?.agent.agentId !== agentId) throw introuvable('Cette absence');
    const le = maintenant.toISOString();
    const ordre = { absenceId, parAgentId: agent.agentId, le };
    const { retour } = await gererAgent(ecourterAbsenceAgent, { agentId, ordre, effetId }, ordres);
    return absenceVue({ ...avant, retour }, jourDeParis(le));
  },
});
