import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Node's own bounds: a small heap, and nothing but reading the program's folder. */
const NODE_FLAGS = [
  '--max-old-space-size=128',
  '--max-semi-space-size=4',
  '--permission',
  `--allow-fs-read=${ROOT}*`,
  '--allow-addons',
  '--disable-warning=SecurityWarning',
  '--disable-warning=ExperimentalWarning',
];

/**
 * What Linux may add, from the outside in: no network and no rights of the user (own namespaces), bounded processor time,
 * files, no core dump, no new privileges, death with the parent. Each layer is tried once and left out where refused.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['unshare', '--user', '--net', '--map-current-user', '--'],
  ['prlimit', '--cpu=7200', '--nofile=64', '--core=0', '--fsize=0', '--'],
  ['setpriv', '--inh-caps=-all', '--bounding-set=-all', '--'],
  ['setpriv', '--no-new-privs', '--pdeathsig=KILL', '--'],
];

const works = (prefix: readonly string[]): boolean => {
  const [command = '', ...rest] = [...prefix, 'true'];
  return spawnSync(command, rest, { stdio: 'pipe', timeout: 5_000 }).status === 0;
};

let prefix: readonly string[] | undefined;

const sandboxPrefix = (): readonly string[] => {
  if (prefix !== undefined) return prefix;
  const layers = process.platform === 'linux' ? LAYERS : [];
  let kept: readonly string[] = layers.flat();
  if (kept.length > 0 && !works(kept)) {
    kept = [];
    for (const layer of layers) if (works([...kept, ...layer])) kept = [...kept, ...layer];
  }
  prefix = kept;
  return kept;
};

/** The command that starts a child, in the tightest sandbox that this machine allows. */
export const childCommand = (): { command: string; args: string[] } => {
  const [command = '', ...args] = [...sandboxPrefix(), process.execPath, ...NODE_FLAGS, CHILD];
  return { command, args };
};

/** Nothing of the parent's environment, where secrets live, reaches the child. */
export const childEnvironment = (): NodeJS.ProcessEnv => ({ LANG: 'C.UTF-8', NODE_ENV: 'production' });
