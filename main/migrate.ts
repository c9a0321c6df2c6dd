import { readFileSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { migrationsEnAvance } from '../database/migrations/etat-migrations.ts';
import { ormConfig } from '../database/orm.config.ts';
import { migrerFiles } from '../jobs/files.ts';
import { configMigrate } from './config.ts';

/** Any number, the same for every run: two programs that migrate at once wait for each other. */
const VERROU_MIGRATION = 7_205_113;

const DROITS = new URL('../database/migrations/sql/droits.sql', import.meta.url);

class BaseEnAvance extends Error {}

const migrerTables = async (url: string): Promise<string[]> => {
  const orm = await MikroORM.init({ ...ormConfig(url, 2), logger: () => undefined });
  try {
    const executees = (await orm.migrator.getExecuted()).map(({ name }) => name);
    const enAvance = migrationsEnAvance(executees);
    if (enAvance.length > 0)
      throw new BaseEnAvance(
        `La base est en avance sur ce programme (${enAvance.join(', ')}) ; installez la version qui l’a migrée.`,
      );
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
};

/** Brings the database to the schema of this code, as its owner. Run twice, changes nothing more. */
const migrer = async (url: string): Promise<string[]> => {
  const verrou = new Client({ connectionString: url });
  await verrou.connect();
  try {
    await verrou.query('SELECT pg_advisory_lock($1)', [VERROU_MIGRATION]);
    const appliquees = await migrerTables(url);
    await migrerFiles(url);
    // A role recreated since the migration that granted its rights would have lost them: granting again is harmless.
    await verrou.query(readFileSync(DROITS, 'utf8'));
    return appliquees;
  } finally {
    await verrou.end();
  }
};

try {
  const appliquees = await migrer(configMigrate().DATABASE_URL_MIGRATION);
  process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'base à jour', appliquees })}\n`);
} catch (erreur) {
  const message = erreur instanceof Error ? erreur.message : String(erreur);
  process.stderr.write(`La base n’a pas été migrée : ${message}\n`);
  process.exitCode = erreur instanceof BaseEnAvance ? 1 : 3;
}
