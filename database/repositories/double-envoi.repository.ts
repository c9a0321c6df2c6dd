import type { EntityManager } from '@mikro-orm/postgresql';
import { releverConstats } from './constat-releve.ts';

/** A slice of the passages that a deposit kept, by rank, ends included. */
export type TrancheDepot = { emetteurId: string; depotId: string; deRang: number; aRang: number };

/**
 * The passages of the slice whose holder (by the keyed hash of the NIR), code and day of delivery another emitter has kept
 * too. One finding for a holder and two emitters, whichever deposit comes last: each side is the first passage that its
 * emitter kept, and the smaller id comes first.
 */
const DOUBLES = `
  SELECT DISTINCT ON (p.nir_hmac, p.code, p.date_delivrance, q.emetteur_id) p.nir_hmac, p.nir_cle_id, p.code,
    p.date_delivrance, least(p.emetteur_id, q.emetteur_id) AS un, greatest(p.emetteur_id, q.emetteur_id) AS autre
  FROM accrochage.passage p JOIN accrochage.passage q
    ON q.nir_hmac = p.nir_hmac AND q.code = p.code AND q.date_delivrance = p.date_delivrance
      AND q.nir_cle_id = p.nir_cle_id AND q.emetteur_id <> p.emetteur_id AND q.etat = 'EN_VIGUEUR'
  WHERE p.emetteur_id = ? AND p.depot_id = ? AND p.rang BETWEEN ? AND ? AND p.etat = 'EN_VIGUEUR'`;

const premier = (emetteur: string): string => `
  (SELECT f.depot_id, f.rang FROM accrochage.passage f
   WHERE f.emetteur_id = ${emetteur} AND f.nir_hmac = d.nir_hmac AND f.nir_cle_id = d.nir_cle_id AND f.code = d.code
     AND f.date_delivrance = d.date_delivrance AND f.etat = 'EN_VIGUEUR'
   ORDER BY f.garde_le, f.depot_id, f.rang LIMIT 1)`;

const SELECTION = `
  SELECT 'TITULAIRE_ENVOYE_DEUX_FOIS:' || p.depot_id || ':' || p.rang || ':' || q.depot_id || ':' || q.rang AS cle,
    'TITULAIRE_ENVOYE_DEUX_FOIS' AS genre, d.un AS organisme_id, d.autre AS autre_organisme_id, d.code,
    NULL::bigint AS difference_id, p.depot_id, p.rang, q.depot_id AS autre_depot_id, q.rang AS autre_rang
  FROM doubles d CROSS JOIN LATERAL ${premier('d.un')} p CROSS JOIN LATERAL ${premier('d.autre')} q`;

/** Holders that two emitters have sent: found by keyed hashes and ids alone, nothing of them is opened. */
export class DoubleEnvoiRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Raises a finding for each one of the slice; those known already stay as they are. Gives how many are new. */
  async relever({ emetteurId, depotId, deRang, aRang }: TrancheDepot, le: Date): Promise<number> {
    const requete = releverConstats(`doubles AS (${DOUBLES})`, SELECTION, `timestamptz '${le.toISOString()}'`);
    return (await this.em.execute(requete, [emetteurId, depotId, deRang, aRang])).length;
  }
}
