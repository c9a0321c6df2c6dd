import type { EntityManager } from '@mikro-orm/postgresql';

/** Addresses that the mail server refused for good, compared without case; forgotten once they take a mail again. */
export class AdresseRefuseeRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Marks the address, or renews its mark; gives the id that stands for it where no address is written. */
  async marquer(adresse: string, courrielId: string, le: Date): Promise<{ id: string; nouvelle: boolean }> {
    const [marque] = await this.em.execute<{ id: string; nouvelle: boolean }[]>(
      `INSERT INTO accrochage.adresse_refusee (adresse, id, courriel_id, refusee_le)
       VALUES (lower(?), gen_random_uuid(), ?, ?)
       ON CONFLICT (adresse) DO UPDATE SET courriel_id = excluded.courriel_id, refusee_le = excluded.refusee_le
       RETURNING id, xmax = 0 AS nouvelle`,
      [adresse, courrielId, le],
    );
    if (marque === undefined) throw new Error('the mark just made is not there');
    return marque;
  }

  /** Forgets the mark; its id, or null when the address bore none. */
  async lever(adresse: string): Promise<string | null> {
    const [marque] = await this.em.execute<{ id: string }[]>(
      'DELETE FROM accrochage.adresse_refusee WHERE adresse = lower(?) RETURNING id',
      [adresse],
    );
    return marque?.id ?? null;
  }

  /** Those of these addresses that are marked, written as they were given. */
  async parmi(adresses: readonly string[]): Promise<ReadonlySet<string>> {
    const lues = await this.em.execute<{ adresse: string }[]>(
      `SELECT a.adresse FROM jsonb_array_elements_text(?::jsonb) AS a (adresse)
       JOIN accrochage.adresse_refusee r ON r.adresse = lower(a.adresse)`,
      [JSON.stringify(adresses)],
    );
    return new Set(lues.map(({ adresse }) => adresse));
  }
}
