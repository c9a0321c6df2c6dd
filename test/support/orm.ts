import { setTimeout as attendre } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { ormConfig } from '../../database/orm.config.ts';
import { AGENTS } from './builders.ts';
import { type BaseDeTest, basePropre } from './postgres.ts';

/** A database of its own with the ORM of the programs on it. */
export type BaseOuverte = { orm: MikroORM; base: BaseDeTest; fermer(): Promise<void> };

/** After a cut, a connection may be lost to its pool, which would wait for it: dropping the database ends it. */
export const fermerBase = async (orm: MikroORM, base: BaseDeTest): Promise<void> => {
  const fin = orm.close();
  await Promise.race([fin, attendre(2_000, undefined, { ref: false })]);
  await base.fermer();
  await fin;
};

export const ouvrirBase = async (): Promise<BaseOuverte> => {
  const base = await basePropre();
  const orm = await MikroORM.init(ormConfig(base.url));
  return {
    orm,
    base,
    fermer: () => fermerBase(orm, base),
  };
};

/** Rows of a query, as the program sees them. */
export const lignes = async <T = Record<string, unknown>>(
  orm: MikroORM,
  sql: string,
  params: unknown[] = [],
): Promise<T[]> => orm.em.fork().execute(sql, params) as Promise<T[]>;

/** The agents of the builders: both may instruct. */
export const ajouterAgents = async (orm: MikroORM): Promise<void> => {
  for (const [rang, id] of AGENTS.entries())
    await lignes(
      orm,
      `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, cree_le)
       VALUES (?, ?, 'Fictif', 'Agent', ?, '{instruction}', now())`,
      [id, `agent-${rang}`, `agent-${rang}@caisse.example`],
    );
};

/** The sealed identities, as the role `coffre` alone may read them. */
export const lireCoffre = async ({ base }: BaseOuverte): Promise<{ scelle: Buffer; cle_id: string }[]> => {
  const client = new Client({ connectionString: base.urlMigration });
  await client.connect();
  try {
    await client.query('SET ROLE coffre');
    return (
      await client.query<{ scelle: Buffer; cle_id: string }>('SELECT scelle, cle_id FROM titulaires.passage_identite')
    ).rows;
  } finally {
    await client.end();
  }
};

/** Ends every connection of the program to this database, as a restart of PostgreSQL does. */
export const couperConnexions = async ({ base }: BaseOuverte): Promise<void> => {
  const client = new Client({ connectionString: base.urlMigration });
  await client.connect();
  try {
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'accrochage_programme'`,
    );
  } finally {
    await client.end();
  }
};
