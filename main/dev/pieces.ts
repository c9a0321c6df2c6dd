import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConfigDev } from '../config.ts';
import { startAgentsSso } from './agents-sso.ts';
import { step } from './console.ts';
import type { DevelopmentKeys } from './development-keys.ts';
import { DATA } from './dossier-local.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startEmbeddedTemporal } from './embedded-temporal.ts';
import { keepUp, type OnDeath } from './keep-up.ts';
import { startMailCatcher } from './mail-catcher.ts';
import type { Ports } from './ports.ts';
import { startSireneFictif } from './sirene-fictif.ts';

/** Addresses of everything that the programs stand on, embedded or configured. */
export interface Pieces {
  readonly databaseUrl: string;
  readonly databaseUrlMigration: string;
  readonly temporal: string;
  readonly temporalUi: string | undefined;
  readonly smtp: string;
  /** Page of the mails caught; empty when mails really go out. */
  readonly courriels: string;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  readonly sirene: string;
  readonly stockage: string;
}

/** Stops what was started, the last first. */
export type Stops = (() => Promise<void>)[];

/** Told of a server, by its name, that dies unasked. */
type OnServerDeath = (name: string) => OnDeath;

const CLIENT_ID = 'accrochage';

/** Starts the part that `configured` does not replace. */
const orConfigured = async <T>(configured: T | undefined, start: () => Promise<T>): Promise<T> => configured ?? start();

const postgres = (
  config: ConfigDev,
  stops: Stops,
  onDeath: OnServerDeath,
): Promise<{ url: string; urlMigration: string }> => {
  const { DATABASE_URL: url, DATABASE_URL_MIGRATION: urlMigration } = config;
  return orConfigured(url && urlMigration ? { url, urlMigration } : undefined, async () => {
    const start = () => startEmbeddedPostgres({ folder: join(DATA, 'postgres') });
    const { server, stop } = await step('PostgreSQL', () =>
      keepUp(start, ({ port }) => String(port), onDeath('PostgreSQL')),
    );
    stops.push(stop);
    return { url: server.url('programme'), urlMigration: server.url('proprietaire') };
  });
};

const temporal = (
  config: ConfigDev,
  stops: Stops,
  onDeath: OnServerDeath,
): Promise<{ address: string; ui: string | undefined }> => {
  const { TEMPORAL_ADDRESS: address } = config;
  return orConfigured(address ? { address, ui: undefined } : undefined, async () => {
    const start = () => startEmbeddedTemporal({ folder: join(DATA, 'temporal') });
    const { server, stop } = await step('Temporal', () =>
      keepUp(start, ({ address: where }) => where, onDeath('Temporal')),
    );
    stops.push(stop);
    return { address: server.address, ui: server.ui };
  });
};

const courriels = (config: ConfigDev, ports: Ports, stops: Stops): Promise<{ smtp: string; page: string }> =>
  orConfigured(config.SMTP_URL ? { smtp: config.SMTP_URL, page: '' } : undefined, async () => {
    const file = join(DATA, 'courriels', 'courriels.jsonl');
    const catcher = await startMailCatcher({ smtpPort: ports.smtp, httpPort: ports.courriels, file });
    stops.push(() => catcher.close());
    return { smtp: catcher.smtpUrl, page: catcher.url };
  });

const connexion = (config: ConfigDev, ports: Ports, keys: DevelopmentKeys, stops: Stops): Promise<Pieces['oidc']> => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId = '', OIDC_CLIENT_SECRET: clientSecret = '' } = config;
  return orConfigured(issuer ? { issuer, clientId, clientSecret } : undefined, async () => {
    const sso = await startAgentsSso({
      port: ports.connexionAgents,
      clientId: CLIENT_ID,
      clientSecret: keys.secretOidc,
      origin: `http://127.0.0.1:${ports.api}`,
      signingKey: keys.signatureSso,
      cookieKey: keys.cookiesSso,
    });
    stops.push(() => sso.close());
    return { issuer: sso.url, clientId: CLIENT_ID, clientSecret: keys.secretOidc };
  });
};

const sirene = (config: ConfigDev, ports: Ports, stops: Stops): Promise<string> =>
  orConfigured(config.SIRENE_URL, async () => {
    const directory = await startSireneFictif(ports.sirene);
    stops.push(() => directory.close());
    return directory.url;
  });

/** Starts everything that is not configured, all at once; what has started is in `stops` even when another part fails. */
export const startPieces = async (
  config: ConfigDev,
  ports: Ports,
  keys: DevelopmentKeys,
  stops: Stops,
  onDeath: OnServerDeath,
): Promise<Pieces> => {
  const starting = [
    postgres(config, stops, onDeath),
    temporal(config, stops, onDeath),
    courriels(config, ports, stops),
    connexion(config, ports, keys, stops),
    sirene(config, ports, stops),
  ] as const;
  await Promise.allSettled(starting);
  const [base, orchestrateur, boite, oidc, annuaire] = await Promise.all(starting);
  return {
    databaseUrl: base.url,
    databaseUrlMigration: base.urlMigration,
    temporal: orchestrateur.address,
    temporalUi: orchestrateur.ui,
    smtp: boite.smtp,
    courriels: boite.page,
    oidc,
    sirene: annuaire,
    stockage: config.STORAGE_URL ?? `${pathToFileURL(join(DATA, 'fichiers')).href}/`,
  };
};
