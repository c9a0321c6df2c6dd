import type { EntityManager } from '@mikro-orm/postgresql';

/** A sign-out told by the provider: an agent, one of her sessions there, or both. */
export type DeconnexionAnnoncee = { sub: string | null; sid: string | null };

/** Ends of the sessions of agents that they did not ask for themselves. */
export class SessionAgentRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Ends all sessions of the agent, and her operator's tokens when `jetons`. Ended already, keeps its instant. */
  async revoquerToutes(agentId: string, maintenant: Date, { jetons }: { jetons: boolean }): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.session SET revoquee_le = ?, id_token = NULL WHERE agent_id = ? AND revoquee_le IS NULL`,
      [maintenant, agentId],
    );
    if (jetons)
      await this.#em.execute(
        'UPDATE technique.jeton_api SET revoque_le = ? WHERE agent_id = ? AND revoque_le IS NULL',
        [maintenant, agentId],
      );
  }

  /** Ends the sessions that the provider names; a session opened without a `sid` goes with its agent. Ids of those ended. */
  async revoquerAnnoncees({ sub, sid }: DeconnexionAnnoncee, maintenant: Date): Promise<string[]> {
    const lignes = await this.#em.execute<{ id: string }[]>(
      `UPDATE technique.session s SET revoquee_le = ?, id_token = NULL FROM accrochage.agent a
       WHERE a.id = s.agent_id AND s.revoquee_le IS NULL AND (?::text IS NULL OR a.sub = ?)
         AND (?::text IS NULL OR s.sid = ? OR (?::text IS NOT NULL AND s.sid IS NULL)) RETURNING s.id`,
      [maintenant, sub, sub, sid, sid, sub],
    );
    return lignes.map(({ id }) => id);
  }

  /** False when that logout token was honoured already. */
  async retenirJeton(jti: string, expireLe: Date): Promise<boolean> {
    const retenus = await this.#em.execute<unknown[]>(
      'INSERT INTO technique.deconnexion_fournisseur (jti, expire_le) VALUES (?, ?) ON CONFLICT (jti) DO NOTHING RETURNING jti',
      [jti, expireLe],
    );
    return retenus.length > 0;
  }
}
