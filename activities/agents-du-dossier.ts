import type { EntityManager } from '@mikro-orm/postgresql';
import { type Agent, AgentEntity } from '../database/entities/agent.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { AbsenceRepository } from '../database/repositories/absence.repository.ts';
import { peutInstruire } from '../domain/agent/agent.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';

/** Who reads what happens to a case: the agent in charge, or all who instruct when nobody is; delegates for who is away. */
export const agentsDuDossier = async (em: EntityManager, { agentId }: Dossier, le: string): Promise<Agent[]> => {
  const charge = agentId == null ? null : await em.findOne(AgentEntity, { id: agentId });
  const agents =
    charge && peutInstruire(charge)
      ? [charge]
      : await em.find(AgentEntity, { actif: true, roles: { $contains: ['instruction'] } }, { orderBy: { id: 'asc' } });
  return new AbsenceRepository(em).destinataires(agents, jourDeParis(le));
};
