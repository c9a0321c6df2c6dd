import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATA } from './dossier-local.ts';
import { spawnApart, stopChild, tied } from './tied-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOGS = join(DATA, 'journaux');
/** Longer than a program gives to what it is doing. */
const STOP_TIMEOUT_MS = 30_000;
const RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** One of our programs, started by its environment only and started again when it dies. */
export interface Programme {
  /** File of what it says. */
  readonly log: string;
  /** True while its process lives. */
  isUp(): boolean;
  stop(): Promise<void>;
}

/** The log of this start; the one before stays beside it. */
const openLog = (name: string): { path: string; fd: number } => {
  mkdirSync(LOGS, { recursive: true, mode: 0o711 });
  const path = join(LOGS, `${name}.log`);
  if (existsSync(path)) renameSync(path, `${path}.precedent`);
  return { path, fd: openSync(path, 'a', 0o600) };
};

/** The last lines of a log, for whoever has to know why. */
export const lastLines = (path: string, count = 25): string =>
  readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');

/**
 * Starts main/<name>.ts and keeps it up: a killed process is replaced after a second; one that keeps dying is given up and
 * told to `onGivenUp`.
 */
export const startProgramme = (
  name: 'api' | 'worker',
  env: Environment,
  on: { restart(): void; givenUp(log: string): void },
): Programme => {
  const { path, fd } = openLog(name);
  let child: ChildProcess;
  let stopping = false;
  let deaths: number[] = [];
  const start = (): void => {
    child = spawnApart(tied('TERM', [process.execPath, join(ROOT, 'main', `${name}.ts`)]), {
      cwd: ROOT,
      env,
      stdio: ['ignore', fd, fd],
    });
    child.once('exit', () => void died());
  };
  const died = async (): Promise<void> => {
    if (stopping) return;
    deaths = [...deaths.filter((at) => Date.now() - at < RESTART_WINDOW_MS), Date.now()];
    if (deaths.length > RESTARTS || (child.exitCode ?? 0) === 2) return on.givenUp(path);
    on.restart();
    await sleep(1_000);
    if (!stopping) start();
  };
  start();
  return {
    log: path,
    isUp: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      stopping = true;
      await stopChild(child, 'SIGTERM', STOP_TIMEOUT_MS);
    },
  };
};

/** Runs a program to its end; `inherit` lets it speak to the terminal. Gives its exit code and what it said. */
export const runToEnd = async (
  args: readonly string[],
  env: Environment,
  stdio: 'inherit' | 'pipe',
): Promise<{ code: number; output: string }> => {
  const [file = '', ...rest] = tied('TERM', [process.execPath, ...args]);
  const child = spawn(file, rest, { cwd: ROOT, env, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, output };
};
