import type { EntityManager } from '@mikro-orm/postgresql';

/** Hashes of passwords: they wait under an id until the person's row exists, and never leave this schema. */
export class MotDePasseRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Run twice under one id, keeps the last. */
  async deposer(id: string, hachage: string, maintenant: Date): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET hachage = excluded.hachage WHERE mot_de_passe.utilisateur_id IS NULL`,
      [id, hachage, maintenant],
    );
  }

  /** Asked for nobody, it does the same work and finds nothing. */
  async hachageDe(utilisateurId: string | null): Promise<string | null> {
    const [ligne] = await this.#em.execute<{ hachage: string }[]>(
      'SELECT hachage FROM technique.mot_de_passe WHERE utilisateur_id = ?',
      [utilisateurId],
    );
    return ligne?.hachage ?? null;
  }
}
