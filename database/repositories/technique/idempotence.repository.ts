import type { EntityManager } from '@mikro-orm/postgresql';

export type CleIdempotence = { appelant: string; route: string; cle: string };

export type ReponseGardee = { statut: number; entetes: Record<string, string>; corps: Uint8Array; cleId: string };

/**
 * Sealed: a body may have held a password, which a bare hash would give to who tries many. Without key: kept bare by a
 * version before.
 */
export type EmpreinteScellee = { scelle: Uint8Array; cleId: string | null };

type Ligne = {
  etat: 'EN_COURS' | 'LIBRE' | 'FINIE';
  effet_id: string;
  empreinte_corps: Buffer | null;
  empreinte_cle_id: string | null;
  statut: number | null;
  entetes: Record<string, string> | null;
  corps: Buffer | null;
  cle_id: string | null;
};

/** What the key says to who holds it: go (under this id of effect), it is under way elsewhere, or it is done. */
export type Prise =
  | { sorte: 'A_FAIRE'; effetId: string; empreinteCorps: EmpreinteScellee | null }
  | { sorte: 'EN_COURS' }
  | { sorte: 'FINIE'; empreinteCorps: EmpreinteScellee | null; reponse: ReponseGardee };

export type DemandePrise = {
  cle: CleIdempotence;
  /** Id for the effects of a first attempt; the next attempts get the same one back. */
  effetId: string;
  maintenant: Date;
  /** A run without a sign of life since then is taken over. */
  perimeAvant: Date;
  expireLe: Date;
};

const empreinteDe = (ligne: Pick<Ligne, 'empreinte_corps' | 'empreinte_cle_id'>): EmpreinteScellee | null => {
  const { empreinte_corps: scelle, empreinte_cle_id: cleId } = ligne;
  return scelle && { scelle, cleId };
};

/** Idempotency keys: each is held by one run at a time, and by none that died. */
export class IdempotenceRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Takes the key: of thirty at once, one gets A_FAIRE. Atomic by the unique key and the row's lock. */
  async prendre({ cle, effetId, maintenant, perimeAvant, expireLe }: DemandePrise): Promise<Prise> {
    const [pris] = await this.#em.execute<Pick<Ligne, 'effet_id' | 'empreinte_corps' | 'empreinte_cle_id'>[]>(
      `INSERT INTO technique.idempotence AS i (appelant, route, cle, etat, effet_id, prise_le, expire_le)
       VALUES (?, ?, ?, 'EN_COURS', ?, ?, ?)
       ON CONFLICT (appelant, route, cle) DO UPDATE SET
         etat = 'EN_COURS', prise_le = excluded.prise_le, expire_le = excluded.expire_le,
         statut = NULL, entetes = NULL, corps = NULL, cle_id = NULL,
         effet_id = CASE WHEN i.expire_le <= excluded.prise_le THEN excluded.effet_id ELSE i.effet_id END,
         empreinte_corps = CASE WHEN i.expire_le <= excluded.prise_le THEN NULL ELSE i.empreinte_corps END,
         empreinte_cle_id = CASE WHEN i.expire_le <= excluded.prise_le THEN NULL ELSE i.empreinte_cle_id END
       WHERE i.etat = 'LIBRE' OR i.expire_le <= excluded.prise_le OR (i.etat = 'EN_COURS' AND i.prise_le < ?)
       RETURNING effet_id, empreinte_corps, empreinte_cle_id`,
      [cle.appelant, cle.route, cle.cle, effetId, maintenant, expireLe, perimeAvant],
    );
    if (pris) return { sorte: 'A_FAIRE', effetId: pris.effet_id, empreinteCorps: empreinteDe(pris) };
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT etat, effet_id, empreinte_corps, empreinte_cle_id, statut, entetes, corps, cle_id FROM technique.idempotence
       WHERE appelant = ? AND route = ? AND cle = ?`,
      [cle.appelant, cle.route, cle.cle],
    );
    if (ligne?.etat !== 'FINIE' || ligne.statut === null || ligne.corps === null || ligne.cle_id === null)
      return { sorte: 'EN_COURS' };
    const reponse = { statut: ligne.statut, entetes: ligne.entetes ?? {}, corps: ligne.corps, cleId: ligne.cle_id };
    return { sorte: 'FINIE', empreinteCorps: empreinteDe(ligne), reponse };
  }

  /** Notes what the body was: known at once for JSON, at its end for a stream. */
  async noterCorps(
    effetId: string,
    cle: CleIdempotence,
    { scelle, cleId }: EmpreinteScellee & { cleId: string },
  ): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.idempotence SET empreinte_corps = ?, empreinte_cle_id = ?
       WHERE appelant = ? AND route = ? AND cle = ? AND effet_id = ?`,
      [Buffer.from(scelle), cleId, cle.appelant, cle.route, cle.cle, effetId],
    );
  }

  /** Sign of life of a long run. */
  async prolonger(cle: CleIdempotence, maintenant: Date): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.idempotence SET prise_le = ?
       WHERE appelant = ? AND route = ? AND cle = ? AND etat = 'EN_COURS'`,
      [maintenant, cle.appelant, cle.route, cle.cle],
    );
  }

  /** Keeps the answer for who asks again. */
  async finir(cle: CleIdempotence, reponse: ReponseGardee): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.idempotence SET etat = 'FINIE', statut = ?, entetes = ?::jsonb, corps = ?, cle_id = ?
       WHERE appelant = ? AND route = ? AND cle = ?`,
      [
        reponse.statut,
        JSON.stringify(reponse.entetes),
        Buffer.from(reponse.corps),
        reponse.cleId,
        cle.appelant,
        cle.route,
        cle.cle,
      ],
    );
  }

  /** Gives the key back: the answer was not one to keep. */
  async liberer(cle: CleIdempotence): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.idempotence SET etat = 'LIBRE'
       WHERE appelant = ? AND route = ? AND cle = ? AND etat = 'EN_COURS'`,
      [cle.appelant, cle.route, cle.cle],
    );
  }
}
