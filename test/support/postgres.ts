import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../main/dev/embedded-postgres.ts';
import { DATABASE, ROLES } from '../../main/dev/postgres-roles.ts';
import { isAlive } from '../../main/dev/tied-process.ts';
import { atTheEnd } from './at-the-end.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SERVERS = join(ROOT, '.data', 'tests', 'postgres');

/** Addresses of one server, for its template database; `scripts/test.ts` hands them to every level. */
export interface ServeurDeTest {
  readonly superutilisateur: string;
  readonly proprietaire: string;
  readonly programme: string;
}

export interface BaseDeTest {
  /** Address with the rights of the programs. */
  readonly url: string;
  /** Address with the rights of the owner. */
  readonly urlMigration: string;
  /** Drops the database, whoever is still connected to it. */
  fermer(): Promise<void>;
}

/** Name of the environment variable by which a run shares one server between its levels. */
export const VARIABLE_SERVEUR = 'ACCROCHAGE_TEST_POSTGRES';

let own: EmbeddedPostgres | undefined;
let server: Promise<ServeurDeTest> | undefined;
let template: Promise<void> | undefined;

const sweep = (): void => {
  mkdirSync(SERVERS, { recursive: true, mode: 0o711 });
  for (const pid of readdirSync(SERVERS))
    if (!isAlive(Number(pid))) rmSync(join(SERVERS, pid), { recursive: true, force: true });
};

/** Starts the server of this process: nothing it holds survives the process. */
export const demarrerServeur = async (): Promise<ServeurDeTest> => {
  sweep();
  const postgres = await startEmbeddedPostgres({ folder: join(SERVERS, String(process.pid)), disposable: true });
  own = postgres;
  atTheEnd(arreterServeur);
  return {
    superutilisateur: postgres.url('superutilisateur'),
    proprietaire: postgres.url('proprietaire'),
    programme: postgres.url('programme'),
  };
};

/** Stops the server of this process, if it started one, and removes its folder. */
export const arreterServeur = async (): Promise<void> => {
  if (own === undefined) return;
  await own.stop();
  rmSync(join(SERVERS, String(process.pid)), { recursive: true, force: true });
  own = undefined;
  server = undefined;
  template = undefined;
};

const serveur = (): Promise<ServeurDeTest> => {
  const shared = process.env[VARIABLE_SERVEUR];
  server ??= shared === undefined ? demarrerServeur() : Promise.resolve(JSON.parse(shared) as ServeurDeTest);
  return server;
};

const inDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

/** Brings a database to the schema of today with the program that does it in production. */
export const migrer = async (urlMigration: string): Promise<void> => {
  const program = join(ROOT, 'main', 'migrate.ts');
  if (!existsSync(program)) throw new Error('main/migrate.ts is missing: the test database cannot be migrated.');
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', DATABASE_URL_MIGRATION: urlMigration };
  const child = spawn(process.execPath, [program], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`main/migrate.ts ended with ${code}:\n${output}`);
};

const creer = async (model: string): Promise<BaseDeTest> => {
  const { superutilisateur, proprietaire, programme } = await serveur();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = async (sql: readonly string[]): Promise<void> => {
    const client = new Client({ connectionString: inDatabase(superutilisateur, 'postgres') });
    await client.connect();
    try {
      for (const statement of sql) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin([
    `create database ${name} template ${model} owner ${ROLES.proprietaire}`,
    `revoke all on database ${name} from public`,
    `grant connect, temporary on database ${name} to ${ROLES.programme}`,
  ]);
  return {
    url: inDatabase(programme, name),
    urlMigration: inDatabase(proprietaire, name),
    fermer: () => admin([`drop database if exists ${name} with (force)`]),
  };
};

/** An empty database with its roles, for tests of the migrations themselves. */
export const baseVide = (): Promise<BaseDeTest> => creer('template1');

/** Migrates the template that `basePropre` copies; done once for a server. */
const preparerModele = async (): Promise<void> => {
  template ??= process.env[VARIABLE_SERVEUR] === undefined ? migrer((await serveur()).proprietaire) : Promise.resolve();
  await template;
};

/** A database of its own at the schema of today, empty, in about 50 ms. */
export const basePropre = async (): Promise<BaseDeTest> => {
  await preparerModele();
  return creer(DATABASE);
};
