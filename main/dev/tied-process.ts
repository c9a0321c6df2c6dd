import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

let setprivWorks: boolean | undefined;

/** True where the kernel can end a child by itself when its parent dies (util-linux's setpriv, Linux only). */
const canTie = (): boolean => {
  setprivWorks ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status === 0;
  return setprivWorks;
};

/** Puts the tie in front of a command: when the parent is killed, even by SIGKILL, the child receives `signal`. */
export const tied = (signal: 'INT' | 'TERM', command: readonly string[]): string[] =>
  canTie() ? ['setpriv', '--pdeathsig', signal, ...command] : [...command];

/**
 * Starts a command out of reach of the terminal's Ctrl-C: whoever started it stops it, in the order it chooses.
 * The child never inherits standard input.
 */
export const spawnApart = (command: readonly string[], options: SpawnOptions = {}): ChildProcess => {
  const [file, ...args] = command;
  if (file === undefined) throw new Error('empty command');
  return spawn(file, args, { detached: true, ...options });
};

/** Resolves once a child is gone. */
export const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Ends a child with `signal`, then with SIGKILL when it has not gone after `timeoutMs`. Resolves once it is gone. */
export const stopChild = async (child: ChildProcess, signal: NodeJS.Signals, timeoutMs: number): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.ref();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
};

/** True when a process of that pid exists, ours or another's. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The command line of a running process; undefined when it is gone. */
export const commandLine = (pid: number): string | undefined => {
  if (!isAlive(pid)) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    // No /proc: not Linux, or the process has just gone.
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
  }
};
