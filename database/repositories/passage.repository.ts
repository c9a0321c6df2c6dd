import type { EntityManager } from '@mikro-orm/postgresql';
import type { NumeroPhrase } from '../../domain/depot/phrases.ts';

/** A passage to keep: its place in the file, what is searched, and its sealed identity. */
export type PassageAGarder = {
  rang: number;
  idTechnique: string;
  ligne: number;
  offset: number;
  longueur: number;
  code: string;
  dateDelivrance: string;
  nirHmac: Uint8Array;
  nirCleId: string;
  identite: { scelle: Uint8Array; cleId: string };
};

export type RejetAGarder = {
  rang: number;
  idTechnique: string;
  phrase: NumeroPhrase;
  message: string;
  ligne: number;
  offset: number;
  longueur: number;
};

/** Who sent the passages, in which deposit, for whom. */
export type OriginePassages = { emetteurId: string; depotId: string; certificateurId: string; le: Date };

/** Context that seals the identity of one passage: moved to another row, it does not open. */
export const contextePassage = (emetteurId: string, idTechnique: string, version = 1): string =>
  `passage:${emetteurId}:${idTechnique}:${version}`;

/** Passages, their sealed identities and their rejects: whole batches by set-based statements. */
export class PassageRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Of these idTechniques, those that the emitter has sent already: in this deposit (with the line), or in another. */
  async connus(
    { emetteurId, depotId }: Pick<OriginePassages, 'emetteurId' | 'depotId'>,
    idTechniques: readonly string[],
  ): Promise<{ iciALaLigne: Map<string, number>; ailleurs: Set<string> }> {
    const lignes = await this.em.execute<{ idTechnique: string; ligne: number | null }[]>(
      `WITH demandes AS (SELECT jsonb_array_elements_text(?::jsonb) AS id_technique)
       SELECT id_technique AS "idTechnique", CASE WHEN depot_id = ? THEN ligne END AS ligne
       FROM accrochage.passage JOIN demandes USING (id_technique) WHERE emetteur_id = ?
       UNION ALL
       SELECT id_technique, ligne FROM accrochage.rejet JOIN demandes USING (id_technique) WHERE depot_id = ?`,
      [JSON.stringify(idTechniques), depotId, emetteurId, depotId],
    );
    const iciALaLigne = new Map<string, number>();
    const ailleurs = new Set<string>();
    for (const { idTechnique, ligne } of lignes)
      if (ligne === null) ailleurs.add(idTechnique);
      else iciALaLigne.set(idTechnique, ligne);
    return { iciALaLigne, ailleurs };
  }

  /**
   * Keeps passages with their identities; returns the idTechniques that another deposit kept first, and left as they
   * were.
   */
  async garder(origine: OriginePassages, passages: readonly PassageAGarder[]): Promise<Set<string>> {
    const { emetteurId, depotId, certificateurId, le } = origine;
    // One order for all: two deposits that send the same passages wait for each other instead of locking each other.
    const gardes = await this.em.execute<{ id_technique: string }[]>(
      `INSERT INTO accrochage.passage (emetteur_id, id_technique, depot_id, rang, ligne, offset_octets, longueur_octets,
         certificateur_id, code, date_delivrance, nir_hmac, nir_cle_id, garde_le)
       SELECT ?, p."idTechnique", ?, p.rang, p.ligne, p."offset", p.longueur, ?, p.code, p."dateDelivrance",
         decode(p."nirHmac", 'hex'), p."nirCleId", ?
       FROM jsonb_to_recordset(?::jsonb) AS p ("idTechnique" text, rang integer, ligne integer, "offset" bigint,
         longueur integer, code text, "dateDelivrance" date, "nirHmac" text, "nirCleId" text)
       ORDER BY p."idTechnique" COLLATE "C"
       ON CONFLICT DO NOTHING RETURNING id_technique`,
      [
        emetteurId,
        depotId,
        certificateurId,
        le,
        JSON.stringify(
          passages.map(({ identite: _, ...p }) => ({ ...p, nirHmac: Buffer.from(p.nirHmac).toString('hex') })),
        ),
      ],
    );
    const reussis = new Set(gardes.map(({ id_technique }) => id_technique));
    const identites = passages
      .filter(({ idTechnique }) => reussis.has(idTechnique))
      .map(({ idTechnique, identite: { scelle, cleId } }) => ({
        idTechnique,
        scelle: Buffer.from(scelle).toString('base64'),
        cleId,
      }));
    await this.em.execute(
      `INSERT INTO titulaires.passage_identite (emetteur_id, id_technique, scelle, cle_id)
       SELECT ?, i."idTechnique", decode(i.scelle, 'base64'), i."cleId"
       FROM jsonb_to_recordset(?::jsonb) AS i ("idTechnique" text, scelle text, "cleId" text)`,
      [emetteurId, JSON.stringify(identites)],
    );
    return new Set(passages.map(({ idTechnique }) => idTechnique).filter((id) => !reussis.has(id)));
  }

  /** Keeps rejects by rank; kept already, they stay. */
  async rejeter(depotId: string, rejets: readonly RejetAGarder[]): Promise<void> {
    if (rejets.length === 0) return;
    await this.em.execute(
      `INSERT INTO accrochage.rejet (depot_id, rang, id_technique, phrase, message, ligne, offset_octets, longueur_octets)
       SELECT ?, r.rang, r."idTechnique", r.phrase, r.message, r.ligne, r."offset", r.longueur
       FROM jsonb_to_recordset(?::jsonb) AS r (rang integer, "idTechnique" text, phrase smallint, message text,
         ligne integer, "offset" bigint, longueur integer)
       ON CONFLICT (depot_id, rang) DO NOTHING`,
      [depotId, JSON.stringify(rejets)],
    );
  }

  /** Passages kept and rejected by this deposit. */
  async compter({ emetteurId, depotId }: Pick<OriginePassages, 'emetteurId' | 'depotId'>): Promise<{
    nombreOk: number;
    nombreKo: number;
  }> {
    const [nombres] = await this.em.execute<{ nombreOk: number; nombreKo: number }[]>(
      `SELECT (SELECT count(*)::integer FROM accrochage.passage WHERE emetteur_id = ? AND depot_id = ?) AS "nombreOk",
         (SELECT count(*)::integer FROM accrochage.rejet WHERE depot_id = ?) AS "nombreKo"`,
      [emetteurId, depotId, depotId],
    );
    return nombres ?? { nombreOk: 0, nombreKo: 0 };
  }

  /** idTechniques kept by this deposit, in the order of the file, page by page. */
  async *gardes(
    { emetteurId, depotId }: Pick<OriginePassages, 'emetteurId' | 'depotId'>,
    page = 5000,
  ): AsyncGenerator<string> {
    for (let apres = -1; ; ) {
      const lignes = await this.em.execute<{ rang: number; id_technique: string }[]>(
        `SELECT rang, id_technique FROM accrochage.passage WHERE emetteur_id = ? AND depot_id = ? AND rang > ?
         ORDER BY rang LIMIT ?`,
        [emetteurId, depotId, apres, page],
      );
      for (const { id_technique } of lignes) yield id_technique;
      const derniere = lignes.at(-1);
      if (derniere === undefined) return;
      apres = derniere.rang;
    }
  }

  /** Rejects of this deposit, in the order of the file, page by page. */
  async *rejets(depotId: string, page = 5000): AsyncGenerator<{ idTechnique: string; messageErreur: string }> {
    for (let apres = -1; ; ) {
      const lignes = await this.em.execute<{ rang: number; id_technique: string; message: string }[]>(
        `SELECT rang, id_technique, message FROM accrochage.rejet WHERE depot_id = ? AND rang > ? ORDER BY rang LIMIT ?`,
        [depotId, apres, page],
      );
      for (const { id_technique: idTechnique, message: messageErreur } of lignes) yield { idTechnique, messageErreur };
      const derniere = lignes.at(-1);
      if (derniere === undefined) return;
      apres = derniere.rang;
    }
  }

  /** Every passage of this deposit, kept or rejected, in the order of the file, page by page. */
  async *dansLOrdre(
    { emetteurId, depotId }: Pick<OriginePassages, 'emetteurId' | 'depotId'>,
    page = 5000,
  ): AsyncGenerator<{ idTechnique: string; ligne: number }> {
    for (let apres = -1; ; ) {
      const lignes = await this.em.execute<{ rang: number; idTechnique: string; ligne: number }[]>(
        `SELECT rang, id_technique AS "idTechnique", ligne FROM accrochage.passage
         WHERE emetteur_id = ? AND depot_id = ? AND rang > ?
         UNION ALL SELECT rang, id_technique, ligne FROM accrochage.rejet WHERE depot_id = ? AND rang > ?
         ORDER BY rang LIMIT ?`,
        [emetteurId, depotId, apres, depotId, apres, page],
      );
      for (const { idTechnique, ligne } of lignes) yield { idTechnique, ligne };
      const derniere = lignes.at(-1);
      if (derniere === undefined) return;
      apres = derniere.rang;
    }
  }
}
