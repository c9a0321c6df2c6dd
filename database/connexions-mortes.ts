import type { Pool, PoolClient } from 'pg';

/** Time left to whoever holds a dead connection to give it back by itself. */
const SURSIS_MS = 1000;

/**
 * Gives back to the pool the connections that died while a transaction held them: the query builder under the ORM never
 * does when BEGIN, COMMIT or ROLLBACK fails on them, and each restart of PostgreSQL would take places of the pool for good.
 */
export const rendreConnexionsMortes = (pool: Pool, sursisMs = SURSIS_MS): void => {
  const prises = new Map<PoolClient, symbol>();
  pool.on('acquire', (client) => prises.set(client, Symbol('prise')));
  pool.on('release', (_erreur, client) => prises.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      const prise = prises.get(client);
      if (prise === undefined) return;
      setTimeout(() => {
        if (prises.get(client) === prise) client.release(true);
      }, sursisMs).unref();
    });
  });
};
