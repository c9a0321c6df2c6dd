import type { EntityManager } from '@mikro-orm/postgresql';

/** How long technical rows stay after their use, in PostgreSQL's words. */
const OUBLIS = [
  "DELETE FROM technique.idempotence WHERE expire_le < ?::timestamptz - interval '1 day'",
  'DELETE FROM technique.connexion_agent WHERE expire_le < ?::timestamptz',
  "DELETE FROM technique.session WHERE coalesce(revoquee_le, expire_le) < ?::timestamptz - interval '30 days'",
  "DELETE FROM technique.jeton_api WHERE coalesce(revoque_le, expire_le) < ?::timestamptz - interval '30 days'",
  `DELETE FROM technique.compteur WHERE depuis < ?::timestamptz - interval '7 days'
     AND (bloque_jusqu_a IS NULL OR bloque_jusqu_a < ?::timestamptz)`,
  // Chosen for an inscription that never came to its end.
  "DELETE FROM technique.mot_de_passe WHERE utilisateur_id IS NULL AND cree_le < ?::timestamptz - interval '7 days'",
  // Never came under its final key; what did is taken up by the other Schedule.
  "DELETE FROM technique.televersement WHERE etat = 'EN_COURS' AND commence_le < ?::timestamptz - interval '2 days'",
  // Mails as they were sent, and what servers answered.
  'DELETE FROM accrochage.courriel_essai WHERE garder_jusqua < ?::timestamptz',
  // Nothing was sent there for a year.
  "DELETE FROM accrochage.adresse_refusee WHERE refusee_le < ?::timestamptz - interval '1 year'",
] as const;

/** Technical rows: files waiting for their deposit, and what has had its time. */
export class EntretienRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Files whose content is known (so written whole) and that no deposit took yet, begun before that instant. */
  async enAttente(avant: Date): Promise<{ depotId: string; cleStockage: string; etat: 'EN_COURS' | 'DURABLE' }[]> {
    return this.em.execute(
      `SELECT depot_id AS "depotId", cle_stockage AS "cleStockage", etat FROM technique.televersement
       WHERE etat <> 'RECU' AND sha256 IS NOT NULL AND commence_le < ? ORDER BY commence_le LIMIT 200`,
      [avant],
    );
  }

  /** The file is under its final key: from there on it is received. Marked already, keeps its instant. */
  async marquerDurable(depotId: string, le: Date): Promise<void> {
    await this.em.execute(
      `UPDATE technique.televersement SET etat = 'DURABLE', durable_le = ? WHERE depot_id = ? AND etat = 'EN_COURS'`,
      [le, depotId],
    );
  }

  /** Temporary keys of files that are whole: their rename may still come. */
  async clesTemporairesUtiles(): Promise<Set<string>> {
    const lignes = await this.em.execute<{ cle: string }[]>(
      "SELECT cle_temporaire AS cle FROM technique.televersement WHERE etat = 'DURABLE'",
    );
    return new Set(lignes.map(({ cle }) => cle));
  }

  /** Forgets what has had its time. */
  async oublierPerimes(maintenant: Date): Promise<void> {
    for (const oubli of OUBLIS) {
      const nombre = oubli.split('?').length - 1;
      await this.em.execute(oubli, Array<Date>(nombre).fill(maintenant), 'run');
    }
  }
}
