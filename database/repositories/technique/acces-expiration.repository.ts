import type { EntityManager } from '@mikro-orm/postgresql';

/** A secret that ends soon, and an administrateur of its account. `preavisJours`: the warning that is due. */
export type FinProche = {
  secretId: string;
  preavisJours: number;
  acces: string;
  expireLe: string;
  organismeId: string;
  raisonSociale: string;
  utilisateurId: string;
  prenom: string;
  nom: string;
  courriel: string;
};

/** Accesses whose end comes near, and who must be told. */
export class AccesExpirationRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /**
   * By the last secret of each live access: one that already takes over from another ends nothing. A warning is due from so
   * many days before the end, unless the secret was not to last that long; the nearest one replaces those before it.
   */
  async aPrevenir(maintenant: Date, preavisJours: readonly number[]): Promise<FinProche[]> {
    const lignes = await this.#em.execute<FinProche[]>(
      `WITH dernier AS (
         SELECT DISTINCT ON (s.acces_id) s.id, s.acces_id, s.cree_le, s.expire_le FROM technique.acces_secret s
         ORDER BY s.acces_id, s.cree_le DESC, s.id)
       SELECT d.id AS "secretId", p.jours AS "preavisJours", a.nom AS acces, d.expire_le AS "expireLe",
         o.id AS "organismeId", o.raison_sociale AS "raisonSociale", u.id AS "utilisateurId", u.prenom, u.nom, u.courriel
       FROM dernier d
       JOIN technique.acces a ON a.id = d.acces_id AND a.revoque_le IS NULL
       JOIN LATERAL (
         SELECT min(jours) AS jours FROM unnest(string_to_array(?, ' ')::int[]) AS jours
         WHERE d.expire_le <= ?::timestamptz + jours * interval '1 day'
           AND d.expire_le - d.cree_le > jours * interval '1 day') p ON p.jours IS NOT NULL
       JOIN accrochage.compte c ON c.id = a.compte_id AND c.etat = 'ACTIF'
       JOIN accrochage.organisme o ON o.id = c.organisme_id
       JOIN accrochage.utilisateur u ON u.compte_id = c.id AND u.role = 'ADMINISTRATEUR' AND u.etat = 'ACTIF'
       WHERE d.expire_le > ?::timestamptz ORDER BY d.expire_le, d.id, u.id`,
      [preavisJours.join(' '), maintenant, maintenant],
    );
    return lignes.map((ligne) => ({ ...ligne, expireLe: new Date(ligne.expireLe).toISOString() }));
  }
}
