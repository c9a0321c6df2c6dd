import { Client } from 'pg';
import type { BaseDeTest } from './postgres.ts';

/**
 * Drops every connection of the programs to that database and refuses new ones, as a stop of PostgreSQL does, until the
 * function returned is called.
 */
export const couperConnexions = async (base: BaseDeTest): Promise<() => Promise<void>> => {
  const url = new URL(base.urlMigration);
  const nom = url.pathname.slice(1);
  // From another database: nobody may close the one he is in.
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${client.escapeIdentifier(nom)} ALLOW_CONNECTIONS false`);
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'accrochage_programme'`,
    [nom],
  );
  return async () => {
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(nom)} ALLOW_CONNECTIONS true`);
    await client.end();
  };
};
