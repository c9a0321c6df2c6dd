import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const PARENT_CHECK_MS = 500;

/** Where the kernel can do it, a child ends with us even when we are killed. */
const tie = () =>
  process.platform === 'linux' &&
  spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status === 0
    ? ['setpriv', '--pdeathsig', 'TERM']
    : [];

/**
 * Ends the child when npm, which started us, is gone without a word (kill -9).
 * @param {() => void} stop
 */
const watchNpm = (stop) => {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
};

/**
 * Runs Node as if it had replaced this process: same streams, signals passed on, same exit.
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} root
 * @returns {Promise<number>} exit code, 128 + signal when a signal ended it
 */
export const execute = (node, args, root) =>
  new Promise((resolve, reject) => {
    const [command = node, ...rest] = [...tie(), node, ...args];
    const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
    const child = spawn(command, rest, { stdio: 'inherit', env });
    const stop = () => child.kill('SIGTERM');
    process.on('SIGTERM', stop);
    process.on('SIGHUP', stop);
    // A terminal sends Ctrl-C to the child as well: passing it on would be a second one.
    process.on('SIGINT', () => process.stdin.isTTY !== true && child.kill('SIGINT'));
    watchNpm(stop);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
  });
