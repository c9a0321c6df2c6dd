import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type BundleOptions,
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { type EmbeddedTemporal, startEmbeddedTemporal } from '../../main/dev/embedded-temporal.ts';
import { isAlive } from '../../main/dev/tied-process.ts';
import { atTheEnd } from './at-the-end.ts';
import { VARIABLE_TEMPORAL } from './temporal-variable.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SERVERS = join(ROOT, '.data', 'tests', 'temporal');
const BUNDLES = join(ROOT, '.data', 'tests', 'workflows');
const BUNDLES_KEPT = 5;

// The SDK tells every state of every worker; a test run reads better with warnings only.
if (Runtime._instance === undefined) Runtime.install({ logger: new DefaultLogger('ERROR') });

let own: Promise<EmbeddedTemporal> | undefined;

const sweep = (): void => {
  mkdirSync(SERVERS, { recursive: true });
  for (const pid of readdirSync(SERVERS))
    if (!isAlive(Number(pid))) rmSync(join(SERVERS, pid), { recursive: true, force: true });
};

/** Address of the run's dev server (host:port), started the first time it is asked for; its data are in memory. */
export const adresseTemporal = async (): Promise<string> => {
  const shared = process.env[VARIABLE_TEMPORAL];
  if (shared !== undefined) return shared;
  own ??= (async () => {
    sweep();
    atTheEnd(arreterTemporal);
    return startEmbeddedTemporal({ folder: join(SERVERS, String(process.pid)), disposable: true });
  })();
  return (await own).address;
};

/** Stops the server of this process, if it started one. */
const arreterTemporal = async (): Promise<void> => {
  if (own === undefined) return;
  const server = own;
  own = undefined;
  await (await server).stop();
  rmSync(join(SERVERS, String(process.pid)), { recursive: true, force: true });
};

/** A task queue that no other test listens to. */
export const taskQueueAleatoire = (prefixe = 'test'): string => `${prefixe}-${randomUUID()}`;

/** Everything a bundle is made of: our code that may be in it, and the versions of the packages. */
const fingerprint = (options: object): string => {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const sources = globSync(['workflows/**/*.ts', 'domain/**/*.ts', 'temporal/**/*.ts', 'package-lock.json'], {
    cwd: ROOT,
  });
  for (const path of sources.sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex').slice(0, 24);
};

const dropOldBundles = (): void => {
  const found = globSync('*.json', { cwd: BUNDLES }).map((name) => join(BUNDLES, name));
  const newestFirst = found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of newestFirst.slice(BUNDLES_KEPT)) rmSync(path, { force: true });
};

/** The workflows' code, bundled once for a state of the sources; `options` as a worker of ours would give them. */
export const bundleDesWorkflows = async (
  options: Omit<BundleOptions, 'workflowsPath' | 'logger'> = {},
): Promise<WorkflowBundleWithSourceMap> => {
  const path = join(BUNDLES, `${fingerprint(options)}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as WorkflowBundleWithSourceMap;
  const workflowsPath = join(ROOT, 'workflows', 'index.ts');
  const bundle = await bundleWorkflowCode({ ...options, workflowsPath, logger: new DefaultLogger('WARN') });
  mkdirSync(BUNDLES, { recursive: true });
  dropOldBundles();
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(bundle));
  renameSync(`${path}.${process.pid}`, path);
  return bundle;
};
