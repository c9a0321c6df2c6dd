import type { EntityManager } from '@mikro-orm/postgresql';
import type { Absence } from '../../domain/agent/absence.ts';
import type { EtatAgent } from '../../domain/agent/agent.ts';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { RoleAgent } from '../../domain/compte/appelant.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type FiltreAgents = { etats?: readonly EtatAgent[]; role?: RoleAgent; apres?: PositionInstant; limite: number };

export type AgentNomme = { agentId: string; nom: string; prenom: string };

export type AgentLu = AgentNomme & { courriel: string; roles: RoleAgent[]; actif: boolean; creeLe: Date };

/** An absence with the names of both agents. */
export type AbsenceLue = Pick<Absence, 'absenceId' | 'debut' | 'fin' | 'retour'> & {
  agent: AgentNomme;
  suppleant: AgentNomme;
};

const ETAT = "CASE WHEN NOT actif THEN 'INACTIF' WHEN roles = '{}' THEN 'EN_ATTENTE' ELSE 'ACTIF' END";

const agent = (table: string): string =>
  `jsonb_build_object('agentId', ${table}.id, 'nom', ${table}.nom, 'prenom', ${table}.prenom)`;

const ABSENCES = `SELECT b.id AS "absenceId", b.debut::text, b.fin::text, b.retour::text, ${agent('a')} AS agent,
    ${agent('s')} AS suppleant
  FROM accrochage.absence_agent b JOIN accrochage.agent a ON a.id = b.agent_id
    JOIN accrochage.agent s ON s.id = b.suppleant_id`;

/** Absences shown of one agent. */
const MAXIMUM = 200;

/** Agents and their absences, as the agents read them. */
export class AgentLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Oldest first. */
  async lister({ etats, role, apres, limite }: FiltreAgents): Promise<Page<AgentLu, PositionInstant>> {
    const conditions: string[] = [];
    const params: unknown[] = [];
    const exiger = (condition: string, ...valeurs: unknown[]): void => {
      conditions.push(condition);
      params.push(...valeurs);
    };
    if (etats) exiger(`${ETAT} = ANY(string_to_array(?, ' '))`, etats.join(' '));
    if (role) exiger('? = ANY(roles)', role);
    // A cursor holds milliseconds.
    if (apres) exiger("(date_trunc('milliseconds', cree_le), id) > (?::timestamptz, ?::uuid)", apres.le, apres.id);
    const lus = await this.#em.execute<(Omit<AgentLu, 'creeLe'> & { creeLe: string })[]>(
      `SELECT id AS "agentId", nom, prenom, courriel, roles, actif, cree_le AS "creeLe" FROM accrochage.agent
       WHERE ${['true', ...conditions].join(' AND ')}
       ORDER BY date_trunc('milliseconds', cree_le), id LIMIT ?`,
      [...params, limite + 1],
    );
    const agents = lus.map(({ creeLe, ...lu }) => ({ ...lu, creeLe: new Date(creeLe) }));
    return couperPage(agents, limite, ({ creeLe, agentId }) => ({ le: creeLe, id: agentId }));
  }

  async existe(agentId: string): Promise<boolean> {
    return (await this.#em.execute<unknown[]>('SELECT 1 FROM accrochage.agent WHERE id = ?', [agentId])).length > 0;
  }

  async absence(absenceId: string): Promise<AbsenceLue | null> {
    const [absence] = await this.#em.execute<AbsenceLue[]>(`${ABSENCES} WHERE b.id = ?`, [absenceId]);
    return absence ?? null;
  }

  /** Absences of the agent that end on that day at the earliest, or all of them; first come, first shown. */
  async absencesDe(agentId: string, depuis: Jour | null): Promise<AbsenceLue[]> {
    return this.#em.execute<AbsenceLue[]>(
      `${ABSENCES} WHERE b.agent_id = ? AND (?::date IS NULL OR least(b.fin, b.retour - 1) >= ?::date)
       ORDER BY b.debut, b.id LIMIT ${MAXIMUM}`,
      [agentId, depuis, depuis],
    );
  }

  /** Absences under way on that day during which this agent stands in. */
  async suppleancesDe(agentId: string, jour: Jour): Promise<AbsenceLue[]> {
    return this.#em.execute<AbsenceLue[]>(
      `${ABSENCES} WHERE b.suppleant_id = ? AND b.debut <= ?::date AND least(b.fin, b.retour - 1) >= ?::date
       ORDER BY b.fin, b.id`,
      [agentId, jour, jour],
    );
  }
}
