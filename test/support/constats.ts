import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { EtatConstat, GenreConstat } from '../../domain/constat/constat.ts';
import { lignes } from './orm.ts';

export type ConstatDeTest = {
  genre: GenreConstat;
  etat: EtatConstat;
  organismeId: string;
  code: string | null;
  releveLe: string;
};

/** A finding, as the system raises it. */
export const ajouterConstat = async (
  orm: MikroORM,
  { organismeId, ...autre }: Pick<ConstatDeTest, 'organismeId'> & Partial<ConstatDeTest>,
): Promise<string> => {
  const { genre = 'ETABLISSEMENT_FERME', etat = 'A_TRAITER', code = null } = autre;
  const { releveLe = '2026-03-02T10:00:00.000Z' } = autre;
  const id = randomUUID();
  await lignes(
    orm,
    `INSERT INTO accrochage.constat (id, cle, genre, organisme_id, code, etat, releve_le, etat_change_le, etat_change_par)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'systeme')`,
    [id, `test:${id}`, genre, organismeId, code, etat, releveLe, releveLe],
  );
  return id;
};

/** Findings as the tables hold them. */
export const constatsEnBase = (orm: MikroORM): Promise<Record<string, unknown>[]> =>
  lignes(
    orm,
    `SELECT c.genre, c.etat, c.version, c.code, c.organisme_id AS "organismeId", c.autre_organisme_id AS "autreOrganismeId"
     FROM accrochage.constat c ORDER BY c.genre, c.cle`,
  );

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(c ORDER BY cle) FROM accrochage.constat c) AS constats,
  (SELECT jsonb_agg(d ORDER BY id) FROM accrochage.difference_repertoire d) AS differences,
  (SELECT jsonb_agg(p ORDER BY id) FROM accrochage.fiche_periode p) AS periodes,
  (SELECT jsonb_agg(f ORDER BY numero) FROM accrochage.fiche f) AS fiches,
  (SELECT jsonb_agg(f ORDER BY numero, siret_publie, nom) FROM accrochage.fiche_certificateur f) AS certificateurs,
  (SELECT jsonb_agg(a ORDER BY sha256) FROM accrochage.archive_repertoire a) AS archives,
  (SELECT jsonb_agg(e ORDER BY organisme_id) FROM accrochage.etablissement_vu e) AS etablissements,
  (SELECT count(*) FROM journal.ligne) AS journal`;

/** Everything that whoever raises or treats findings may write. */
export const photographierConstats = async (orm: MikroORM): Promise<unknown> => (await lignes(orm, PHOTOGRAPHIE))[0];
