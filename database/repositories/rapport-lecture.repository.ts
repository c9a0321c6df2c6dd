import type { EntityManager } from '@mikro-orm/postgresql';
import type { NumeroPhrase } from '../../domain/depot/phrases.ts';

export type RejetLu = { rang: number; idTechnique: string; phrase: NumeroPhrase; message: string; ligne: number };
export type AvertissementLu = {
  rang: number;
  code: string;
  ligne: number;
  idTechnique: string | null;
  message: string;
};
export type PlaceLue = { debut: number; longueur: number; garde: boolean };

const LOT = 2_000;

/** Reads of what a treatment left about its passages, in order, batch by batch: memory stays flat. */
export class RapportLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async *rejets(depotId: string): AsyncGenerator<RejetLu> {
    for (let apres = -1; ; ) {
      const lot = await this.#em.execute<RejetLu[]>(
        `SELECT rang, id_technique AS "idTechnique", phrase, message, ligne FROM accrochage.rejet
         WHERE depot_id = ? AND rang > ? ORDER BY rang LIMIT ?`,
        [depotId, apres, LOT],
      );
      yield* lot;
      const dernier = lot.at(-1);
      if (!dernier || lot.length < LOT) return;
      apres = dernier.rang;
    }
  }

  /** Warnings of the file as a whole come first (rank -1). */
  async *avertissements(depotId: string): AsyncGenerator<AvertissementLu> {
    for (let apres = { rang: -2, code: '' }; ; ) {
      const lot: AvertissementLu[] = await this.#em.execute(
        `SELECT rang, code, ligne, id_technique AS "idTechnique", message FROM accrochage.depot_avertissement
         WHERE depot_id = ? AND (rang, code) > (?, ?) ORDER BY rang, code LIMIT ?`,
        [depotId, apres.rang, apres.code, LOT],
      );
      yield* lot;
      const dernier = lot.at(-1);
      if (!dernier || lot.length < LOT) return;
      apres = dernier;
    }
  }

  /** Where each passage stands in the file, in the order of the file; `garde` is true for the rejected ones. */
  async *places({ depotId, emetteurId }: { depotId: string; emetteurId: string }): AsyncGenerator<PlaceLue> {
    for (let apres = -1; ; ) {
      const lot = await this.#em.execute<{ rang: number; debut: string; longueur: number; garde: boolean }[]>(
        `(SELECT rang, offset_octets AS debut, longueur_octets AS longueur, true AS garde FROM accrochage.rejet
          WHERE depot_id = ? AND rang > ? ORDER BY rang LIMIT ?)
         UNION ALL
         (SELECT rang, offset_octets, longueur_octets, false FROM accrochage.passage
          WHERE emetteur_id = ? AND depot_id = ? AND rang > ? ORDER BY rang LIMIT ?)
         ORDER BY rang LIMIT ?`,
        [depotId, apres, LOT, emetteurId, depotId, apres, LOT, LOT],
      );
      for (const { debut, longueur, garde } of lot) yield { debut: Number(debut), longueur, garde };
      const dernier = lot.at(-1);
      if (!dernier || lot.length < LOT) return;
      apres = dernier.rang;
    }
  }
}
