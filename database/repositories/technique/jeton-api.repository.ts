import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoleAgent } from '../../../domain/compte/appelant.ts';

/** Tokens of operators for the command line: only their SHA-256 is here. */
export class JetonApiRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The agent whose token it is, while both are valid. */
  async trouver(empreinte: Uint8Array, maintenant: Date): Promise<{ agentId: string; roles: RoleAgent[] } | null> {
    const [ligne] = await this.#em.execute<{ id: string; roles: RoleAgent[] }[]>(
      `SELECT a.id, a.roles FROM technique.jeton_api j JOIN accrochage.agent a ON a.id = j.agent_id AND a.actif
       WHERE j.empreinte = ? AND j.revoque_le IS NULL AND j.expire_le > ?`,
      [Buffer.from(empreinte), maintenant],
    );
    return ligne ? { agentId: ligne.id, roles: ligne.roles } : null;
  }
}
