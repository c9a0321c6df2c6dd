import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedTemporal } from '../../main/dev/embedded-temporal.ts';
import { arreterServeur, demarrerServeur, migrer, VARIABLE_SERVEUR } from '../../test/support/postgres.ts';
import { VARIABLE_TEMPORAL } from '../../test/support/temporal-variable.ts';

/** Servers that the levels of one run share, by their environment. */
export interface SharedServers {
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Starts PostgreSQL with its template migrated, and Temporal. */
export const startSharedServers = async (): Promise<SharedServers> => {
  const folder = join(import.meta.dirname, '..', '..', '.data', 'tests', 'temporal', String(process.pid));
  mkdirSync(folder, { recursive: true });
  const [postgres, temporal] = await Promise.all([
    demarrerServeur(),
    startEmbeddedTemporal({ folder, disposable: true }),
  ]);
  await migrer(postgres.proprietaire);
  return {
    env: { [VARIABLE_SERVEUR]: JSON.stringify(postgres), [VARIABLE_TEMPORAL]: temporal.address },
    stop: async () => {
      await Promise.all([arreterServeur(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
