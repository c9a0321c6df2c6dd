import type { EntityManager } from '@mikro-orm/postgresql';
import { type Agent, AgentEntity } from '../../entities/agent.entity.ts';

export type AgentPresente = {
  id: string;
  sub: string;
  nom: string;
  prenom: string;
  courriel: string;
  maintenant: Date;
};

/** Agents as the sign-on presents them: it tells who they are, this table what they may do. */
export class AgentRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The agent's row, created without any right the first time; what the sign-on says of her is kept up to date. */
  async reconnaitre({ id, sub, nom, prenom, courriel, maintenant }: AgentPresente): Promise<Agent> {
    await this.#em.execute(
      `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, actif, cree_le)
       VALUES (?, ?, ?, ?, ?, '{}', true, ?)
       ON CONFLICT (sub) DO UPDATE SET nom = excluded.nom, prenom = excluded.prenom, courriel = excluded.courriel`,
      [id, sub, nom, prenom, courriel, maintenant],
    );
    return this.#em.findOneOrFail(AgentEntity, { sub });
  }
}
