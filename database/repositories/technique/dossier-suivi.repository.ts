import type { EntityManager } from '@mikro-orm/postgresql';

export type SuiviDossier = { agentId: string; dossierId: string };

/** Cases that an agent follows: a preference. */
export class DossierSuiviRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Run twice, writes nothing more. */
  async suivre({ agentId, dossierId }: SuiviDossier, depuis: Date): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.dossier_suivi (agent_id, dossier_id, depuis) VALUES (?, ?, ?)
       ON CONFLICT (agent_id, dossier_id) DO NOTHING`,
      [agentId, dossierId, depuis],
    );
  }

  async quitter({ agentId, dossierId }: SuiviDossier): Promise<void> {
    await this.#em.execute('DELETE FROM technique.dossier_suivi WHERE agent_id = ? AND dossier_id = ?', [
      agentId,
      dossierId,
    ]);
  }
}
