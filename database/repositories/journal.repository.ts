import type { EntityManager } from '@mikro-orm/postgresql';

/** Chain of what concerns no organisme (yet). */
const CHAINE_SYSTEME = 'systeme';

/** No name, no free text: ids, acts and states only. `acteur` comes from acteurDe(), or is `systeme`. */
export type LigneJournal = {
  /** Id of the organisme concerned, null when there is none yet. */
  organismeId: string | null;
  le: string | Date;
  acteur: string;
  acte: string;
  objetType: string;
  objetId: string;
  etatAvant?: string | null;
  etatApres?: string | null;
};

/** The append-only journal: a line is written in the transaction of the change it tells. */
export class JournalRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Links one line at the end of its chain; waits for whoever writes the same chain. */
  async ajouter(ligne: LigneJournal): Promise<void> {
    const { organismeId, le, acteur, acte, objetType, objetId, etatAvant = null, etatApres = null } = ligne;
    await this.em.execute('SELECT journal.ajouter(?, ?::timestamptz, ?, ?, ?, ?, ?, ?)', [
      organismeId ?? CHAINE_SYSTEME,
      new Date(le),
      acteur,
      acte,
      objetType,
      objetId,
      etatAvant,
      etatApres,
    ]);
  }

  /**
   * The last line on that object whose act is one of these; acts that are compared stand in one chain, whose numbers
   * are the order.
   */
  async dernier(
    objetType: string,
    objetId: string,
    actes: readonly string[],
  ): Promise<{ acte: string; acteur: string; le: string } | null> {
    const [ligne] = await this.em.execute<{ acte: string; acteur: string; le: string }[]>(
      `SELECT acte, acteur, to_json(le AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS le FROM journal.ligne
       WHERE objet_type = ? AND objet_id = ? AND acte IN (SELECT jsonb_array_elements_text(?::jsonb))
       ORDER BY numero DESC LIMIT 1`,
      [objetType, objetId, JSON.stringify(actes)],
    );
    return ligne ? { ...ligne, le: new Date(ligne.le).toISOString() } : null;
  }
}
