import type { EntityManager } from '@mikro-orm/postgresql';
import type { Agent } from '../database/entities/agent.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { AbsenceRepository } from '../database/repositories/absence.repository.ts';
import { HabilitationRepository } from '../database/repositories/habilitation.repository.ts';
import { peutInstruire } from '../domain/agent/agent.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';

/** Who reads what happens to a case: the agent in charge, or all who instruct when nobody is; delegates for who is away. */
export const agentsDuDossier = async (em: EntityManager, { agentId }: Dossier, le: string): Promise<Agent[]> => {
  const habilitations = new HabilitationRepository(em);
  const charge = agentId == null ? null : await habilitations.trouver(agentId);
  const agents = charge && peutInstruire(charge) ? [charge] : await habilitations.instructeurs();
  return new AbsenceRepository(em).destinataires(agents, jourDeParis(le));
};
