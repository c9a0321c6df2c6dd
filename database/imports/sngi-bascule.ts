import { setTimeout as attendre } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { colonnesDe, type TableSngi } from './sngi-rangees.ts';

/** Rows are laid in the order of the funnel: homonyms, which step 3 must read, then lie side by side. */
const RANGEMENTS: Record<TableSngi, string> = {
  personne: 'nom_naissance_cle, prenom1_cle, annee_naissance, sexe, nir',
  dossier_formation: 'id_dossier',
};

/**
 * Makes `<table>_suivant` from what arrived, with the constraints, indexes and rights of the table in use. Indexes are built
 * once the rows are in. Returns the number of rows.
 */
export const batirSuivante = async (client: ClientBase, table: TableSngi): Promise<number> => {
  const colonnes = colonnesDe(table).join(', ');
  await client.query(
    `CREATE TABLE sngi.${table}_suivant (LIKE sngi.${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`,
  );
  const { rowCount } = await client.query(`
    INSERT INTO sngi.${table}_suivant (${colonnes})
    SELECT ${colonnes} FROM arrivee_${table} ORDER BY ${RANGEMENTS[table]}`);
  for (const { nom, definition, primaire } of await indexDe(client, table)) {
    await client.query(definition.replace(`${nom} ON sngi.${table} `, `${nom}_suivant ON sngi.${table}_suivant `));
    if (primaire)
      await client.query(
        `ALTER TABLE sngi.${table}_suivant ADD CONSTRAINT ${nom}_suivant PRIMARY KEY USING INDEX ${nom}_suivant`,
      );
  }
  await client.query(`GRANT SELECT ON sngi.${table}_suivant TO sngi_registre`);
  await client.query(`ANALYZE sngi.${table}_suivant`);
  return rowCount ?? 0;
};

type Index = { nom: string; definition: string; primaire: boolean };

const indexDe = async (client: ClientBase, table: string): Promise<Index[]> => {
  const { rows } = await client.query<Index>(
    `SELECT c.relname AS nom, pg_get_indexdef(i.indexrelid) AS definition, i.indisprimary AS primaire
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = $1::regclass ORDER BY 1`,
    [`sngi.${table}`],
  );
  return rows;
};

/** How long new readers may be kept waiting behind an old one before the swap steps aside and tries again. */
const ATTENTE_VERROU = '2s';
const ESSAIS_MAX = 60;
const REPOS_MS = 1000;

const VERROU_INDISPONIBLE = '55P03';

/** Puts the new tables in the place of the old ones, at the end of the transaction and all at once. */
export const basculer = async (client: ClientBase, tables: readonly TableSngi[]): Promise<void> => {
  await verrouiller(client, tables);
  for (const table of tables) {
    const index = await indexDe(client, table);
    await client.query(`DROP TABLE sngi.${table}`);
    await client.query(`ALTER TABLE sngi.${table}_suivant RENAME TO ${table}`);
    for (const { nom } of index) await client.query(`ALTER INDEX sngi.${nom}_suivant RENAME TO ${nom}`);
  }
};

/** A load may have lasted for hours: a long reader must not make it fail at the last step, nor may it stop the others. */
const verrouiller = async (client: ClientBase, tables: readonly TableSngi[]): Promise<void> => {
  await client.query(`SET LOCAL lock_timeout = '${ATTENTE_VERROU}'; SAVEPOINT verrou`);
  for (let essai = 1; ; essai++)
    try {
      const noms = tables.map((table) => `sngi.${table}`).join(', ');
      await client.query(`LOCK TABLE ${noms} IN ACCESS EXCLUSIVE MODE; SET LOCAL lock_timeout = 0`);
      return;
    } catch (erreur) {
      if ((erreur as { code?: unknown }).code !== VERROU_INDISPONIBLE || essai === ESSAIS_MAX) throw erreur;
      await client.query('ROLLBACK TO SAVEPOINT verrou');
      await attendre(REPOS_MS);
    }
};
