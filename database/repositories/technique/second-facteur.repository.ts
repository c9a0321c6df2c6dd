import type { EntityManager } from '@mikro-orm/postgresql';

/** The sealed secret of a person's second factor. */
export type SecondFacteur = { id: string; secret: Uint8Array; cleId: string; confirme: boolean };

type Ligne = { id: string; secret: Buffer; cle_id: string; confirme: boolean };

/** Second factors (TOTP) and their recovery codes: sealed or hashed, they never leave this schema. */
export class SecondFacteurRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async trouver(utilisateurId: string): Promise<SecondFacteur | null> {
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT id, secret, cle_id, confirme_le IS NOT NULL AS confirme FROM technique.second_facteur
       WHERE utilisateur_id = ?`,
      [utilisateurId],
    );
    return ligne ? { id: ligne.id, secret: ligne.secret, cleId: ligne.cle_id, confirme: ligne.confirme } : null;
  }

  /** Keeps a secret that waits to be confirmed, instead of the one that waited; false when one is active already. */
  async preparer(
    utilisateurId: string,
    secret: { id: string; scelle: Uint8Array; cleId: string },
    maintenant: Date,
  ): Promise<boolean> {
    await this.#em.execute('DELETE FROM technique.second_facteur WHERE utilisateur_id = ? AND confirme_le IS NULL', [
      utilisateurId,
    ]);
    const gardes = await this.#em.execute<unknown[]>(
      `INSERT INTO technique.second_facteur (id, utilisateur_id, secret, cle_id, cree_le) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (utilisateur_id) DO NOTHING RETURNING id`,
      [secret.id, utilisateurId, Buffer.from(secret.scelle), secret.cleId, maintenant],
    );
    return gardes.length > 0;
  }

  /** True once for a step and those after it: of two requests with one code, one passes. */
  async consommerPas(id: string, pas: number): Promise<boolean> {
    const pris = await this.#em.execute<unknown[]>(
      `UPDATE technique.second_facteur SET dernier_pas = ?
       WHERE id = ? AND (dernier_pas IS NULL OR dernier_pas < ?) RETURNING id`,
      [pas, id, pas],
    );
    return pris.length > 0;
  }

  /** True once for a recovery code. */
  async consommerSecours(id: string, empreinte: Uint8Array, maintenant: Date): Promise<boolean> {
    const pris = await this.#em.execute<unknown[]>(
      `UPDATE technique.code_secours SET utilise_le = ?
       WHERE second_facteur_id = ? AND empreinte = ? AND utilise_le IS NULL RETURNING empreinte`,
      [maintenant, id, Buffer.from(empreinte)],
    );
    return pris.length > 0;
  }

  /** The recovery codes of a second factor, instead of those it had. */
  async garderSecours(id: string, empreintes: readonly Uint8Array[]): Promise<void> {
    await this.#em.execute('DELETE FROM technique.code_secours WHERE second_facteur_id = ?', [id]);
    for (const empreinte of empreintes)
      await this.#em.execute('INSERT INTO technique.code_secours (second_facteur_id, empreinte) VALUES (?, ?)', [
        id,
        Buffer.from(empreinte),
      ]);
  }

  /** True when that secret waited and is active from now on; false when another replaced it, or it is active already. */
  async activer(utilisateurId: string, id: string, maintenant: Date): Promise<boolean> {
    const actives = await this.#em.execute<unknown[]>(
      `UPDATE technique.second_facteur SET confirme_le = ?
       WHERE utilisateur_id = ? AND id = ? AND confirme_le IS NULL RETURNING id`,
      [maintenant, utilisateurId, id],
    );
    return actives.length > 0;
  }

  /** Forgets the second factor and its recovery codes; false when none was active. */
  async retirer(utilisateurId: string): Promise<boolean> {
    const retires = await this.#em.execute<{ confirme_le: string | null }[]>(
      'DELETE FROM technique.second_facteur WHERE utilisateur_id = ? RETURNING confirme_le',
      [utilisateurId],
    );
    return retires.some(({ confirme_le }) => confirme_le !== null);
  }
}
