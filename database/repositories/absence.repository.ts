import type { EntityManager } from '@mikro-orm/postgresql';
import type { Absence } from '../../domain/agent/absence.ts';
import { peutInstruire } from '../../domain/agent/agent.ts';
import type { Jour } from '../../domain/calendrier/jour.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';

const COLONNES = `id AS "absenceId", agent_id AS "agentId", suppleant_id AS "suppleantId", debut::text, fin::text,
  retour::text`;

/** Condition on an absence: under way on a day, given twice. */
const EN_COURS = 'debut <= ?::date AND least(fin, retour - 1) >= ?::date';

/** Absences of agents, and who receives for them meanwhile. */
export class AbsenceRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async trouver(absenceId: string): Promise<Absence | null> {
    const [absence] = await this.em.execute<Absence[]>(
      `SELECT ${COLONNES} FROM accrochage.absence_agent WHERE id = ?`,
      [absenceId],
    );
    return absence ?? null;
  }

  /** Those in which one of two agents takes part, away or standing in, and that are not over on that day. */
  async entre(agentId: string, autreId: string, jour: Jour): Promise<Absence[]> {
    return this.em.execute<Absence[]>(
      `SELECT ${COLONNES} FROM accrochage.absence_agent
       WHERE (agent_id IN (?, ?) OR suppleant_id IN (?, ?)) AND fin >= ?::date ORDER BY debut, id`,
      [agentId, autreId, agentId, autreId, jour],
    );
  }

  async declarer(absence: Omit<Absence, 'retour'>, par: string, le: string): Promise<void> {
    const { absenceId, agentId, suppleantId, debut, fin } = absence;
    await this.em.execute(
      `INSERT INTO accrochage.absence_agent (id, agent_id, suppleant_id, debut, fin, declaree_par, declaree_le)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [absenceId, agentId, suppleantId, debut, fin, par, new Date(le)],
    );
  }

  async ecourter(absenceId: string, retour: Jour): Promise<void> {
    await this.em.execute('UPDATE accrochage.absence_agent SET retour = ? WHERE id = ?', [retour, absenceId]);
  }

  /** Ids of the agents for whom this one stands in on that day: their cases are also hers. */
  async suppleances(agentId: string, jour: Jour): Promise<string[]> {
    const lignes = await this.em.execute<{ agentId: string }[]>(
      `SELECT agent_id AS "agentId" FROM accrochage.absence_agent WHERE suppleant_id = ? AND ${EN_COURS} ORDER BY agent_id`,
      [agentId, jour, jour],
    );
    return lignes.map((ligne) => ligne.agentId);
  }

  /**
   * Who receives on that day what is meant for these agents: each of them, or her delegate while she is away; each once. A
   * delegate who may not instruct any more receives nothing: then it goes to the agent herself.
   */
  async destinataires(agents: readonly Agent[], jour: Jour): Promise<Agent[]> {
    const absences = await this.em.execute<Pick<Absence, 'agentId' | 'suppleantId'>[]>(
      `SELECT agent_id AS "agentId", suppleant_id AS "suppleantId" FROM accrochage.absence_agent WHERE ${EN_COURS}`,
      [jour, jour],
    );
    const suppleantDe = new Map(absences.map(({ agentId, suppleantId }) => [agentId, suppleantId]));
    const lus = await this.em.find(AgentEntity, { id: { $in: [...suppleantDe.values()] } });
    const suppleants = new Map(lus.filter(peutInstruire).map((agent) => [agent.id, agent]));
    const recoivent = agents.map((agent) => suppleants.get(suppleantDe.get(agent.id) ?? '') ?? agent);
    return [...new Map(recoivent.map((agent) => [agent.id, agent])).values()];
  }
}
