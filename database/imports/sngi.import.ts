import type { ClientBase } from 'pg';
import type { DossierDuRegistre, PersonneDuRegistre } from '../../domain/titulaire/registre.ts';
import { type Cellule, copier } from './copie.ts';
import { basculer, batirSuivante } from './sngi-bascule.ts';
import { CHAMPS, colonnesDe, type TableSngi } from './sngi-rangees.ts';

type Rangee = Readonly<Record<string, Cellule>>;

export type Arrivee<R extends Rangee> = { ligne: number; rangee: R };

/** What an import did to one table. A line whose key stood higher in the same file is a double and is left out. */
export type BilanTable = {
  lues: number;
  ajoutees: number;
  modifiees: number;
  inchangees: number;
  retirees: number;
  doublons: number;
  /** The first ones only. */
  lignesEnDouble: number[];
};

export type BilanRegistre = {
  personnes: BilanTable;
  dossiers?: BilanTable;
  /** Training files, of the whole register, whose NIR is no one's. */
  dossiersSansPersonne: number;
};

export type ImportRegistre = {
  personnes: AsyncIterable<Arrivee<PersonneDuRegistre>>;
  dossiers?: AsyncIterable<Arrivee<DossierDuRegistre>>;
  /** Loads beside and swaps: what the files do not hold is gone. Needs the rights of the owner. */
  remplacer?: boolean;
  /** Told of each stage as it begins. */
  surEtape?: (etape: string) => void;
};

/** Nothing of the files could be read: a register is not replaced by an empty one. */
export class RegistreVide extends Error {
  override readonly name = 'RegistreVide';
}

const EXEMPLES_MAX = 1000;

/**
 * Loads files of the register in one transaction: all of it or nothing, readers see the register before until they see the
 * one after. Idempotent by NIR and by number of training file. Memory is flat.
 */
export const importerRegistre = async (client: ClientBase, demande: ImportRegistre): Promise<BilanRegistre> => {
  const { surEtape = () => undefined } = demande;
  await client.query('BEGIN');
  const bilan = await chargerTables(client, demande, surEtape).catch(async (erreur) => {
    await client.query('ROLLBACK').catch(() => undefined);
    throw erreur;
  });
  await client.query('COMMIT');
  surEtape('entretien');
  // Marks the pages as visible to all: without it the index alone would not be enough for steps 1 and 2.
  await client.query('VACUUM (ANALYZE) sngi.personne');
  if (bilan.dossiers) await client.query('VACUUM (ANALYZE) sngi.dossier_formation');
  return bilan;
};

const chargerTables = async (
  client: ClientBase,
  { personnes, dossiers, remplacer = false }: ImportRegistre,
  surEtape: (etape: string) => void,
): Promise<BilanRegistre> => {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('import-sngi'))");
  await client.query("SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '256MB'");
  const charger = async <R extends Rangee>(
    table: TableSngi,
    arrivees: AsyncIterable<Arrivee<R>>,
  ): Promise<BilanTable> => {
    surEtape(`copie ${table}`);
    const arrivage = await recevoir(client, table, arrivees);
    surEtape(`rangement ${table}`);
    return { ...arrivage, ...(await (remplacer ? preparer : fusionner)(client, table)) };
  };
  const bilan: BilanRegistre = { personnes: await charger('personne', personnes), dossiersSansPersonne: 0 };
  if (dossiers) bilan.dossiers = await charger('dossier_formation', dossiers);
  if (remplacer) await basculer(client, dossiers ? ['personne', 'dossier_formation'] : ['personne']);
  bilan.dossiersSansPersonne = await compterSansPersonne(client);
  return bilan;
};

const CLES: Record<TableSngi, string> = { personne: 'nir', dossier_formation: 'id_dossier' };

type Arrivage = Pick<BilanTable, 'lues' | 'doublons' | 'lignesEnDouble'>;

/** Brings the lines into a temporary table by COPY, and leaves out the doubles: the first line of a key counts. */
const recevoir = async <R extends Rangee>(
  client: ClientBase,
  table: TableSngi,
  arrivees: AsyncIterable<Arrivee<R>>,
): Promise<Arrivage> => {
  const champs: readonly string[] = CHAMPS[table];
  let lues = 0;
  async function* rangees(): AsyncIterable<Cellule[]> {
    for await (const { ligne, rangee } of arrivees) {
      lues += 1;
      yield [ligne, ...champs.map((champ) => rangee[champ] ?? null)];
    }
  }
  await client.query(`CREATE TEMPORARY TABLE arrivee_${table} (ligne bigint, LIKE sngi.${table}) ON COMMIT DROP`);
  await copier(client, `arrivee_${table}`, ['ligne', ...colonnesDe(table)], rangees());
  const { rows } = await client.query<{ doublons: number; lignes: string[] | null }>(`
    WITH retiree AS (
      DELETE FROM arrivee_${table} a
      USING (SELECT ctid AS place, row_number() OVER (PARTITION BY ${CLES[table]} ORDER BY ligne) AS occurrence
             FROM arrivee_${table}) o
      WHERE a.ctid = o.place AND o.occurrence > 1
      RETURNING a.ligne)
    SELECT count(*)::int AS doublons, (array_agg(ligne ORDER BY ligne))[1:${EXEMPLES_MAX}] AS lignes FROM retiree`);
  const [{ doublons, lignes } = { doublons: 0, lignes: null }] = rows;
  await client.query(`ANALYZE arrivee_${table}`);
  return { lues, doublons, lignesEnDouble: (lignes ?? []).map(Number) };
};

type Changements = Pick<BilanTable, 'ajoutees' | 'modifiees' | 'inchangees' | 'retirees'>;

/** Adds what is new, changes what differs, touches nothing else. */
const fusionner = async (client: ClientBase, table: TableSngi): Promise<Changements> => {
  const colonnes = colonnesDe(table);
  const liste = colonnes.join(', ');
  const de = (alias: string): string => colonnes.map((colonne) => `${alias}.${colonne}`).join(', ');
  const { rows } = await client.query<{ ajoutees: number; modifiees: number; arrivees: number }>(`
    WITH fusion AS (
      INSERT INTO sngi.${table} AS t (${liste}) SELECT ${liste} FROM arrivee_${table}
      ON CONFLICT (${CLES[table]}) DO UPDATE SET (${liste}) = ROW (${de('excluded')})
        WHERE (${de('t')}) IS DISTINCT FROM (${de('excluded')})
      RETURNING old.${CLES[table]} IS NULL AS nouvelle)
    SELECT count(*) FILTER (WHERE nouvelle)::int AS ajoutees, count(*) FILTER (WHERE NOT nouvelle)::int AS modifiees,
      (SELECT count(*)::int FROM arrivee_${table}) AS arrivees
    FROM fusion`);
  const [{ ajoutees, modifiees, arrivees } = { ajoutees: 0, modifiees: 0, arrivees: 0 }] = rows;
  return { ajoutees, modifiees, inchangees: arrivees - ajoutees - modifiees, retirees: 0 };
};

/** Builds the table that will take the place of the one in use. */
const preparer = async (client: ClientBase, table: TableSngi): Promise<Changements> => {
  const ajoutees = await batirSuivante(client, table);
  if (ajoutees === 0) throw new RegistreVide('Aucune ligne valable : le registre n’a pas été remplacé.');
  const { rows } = await client.query<{ nombre: number }>(`SELECT count(*)::int AS nombre FROM sngi.${table}`);
  return { ajoutees, modifiees: 0, inchangees: 0, retirees: rows[0]?.nombre ?? 0 };
};

const compterSansPersonne = async (client: ClientBase): Promise<number> => {
  const { rows } = await client.query<{ nombre: number }>(`
    SELECT count(*)::int AS nombre FROM sngi.dossier_formation d
    WHERE NOT EXISTS (SELECT FROM sngi.personne p WHERE p.nir = d.nir)`);
  return rows[0]?.nombre ?? 0;
};
