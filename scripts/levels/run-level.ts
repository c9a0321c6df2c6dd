import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tied } from '../../main/dev/tied-process.ts';

export interface TestDuration {
  readonly title: string;
  readonly ms: number;
}

export interface LevelResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly durations: readonly TestDuration[];
}

const ROOT = join(import.meta.dirname, '..', '..');
const RESULTS = join(ROOT, '.data', 'tests');
const END_TIMEOUT_MS = 30_000;

/** What mocha left; none when it crashed before the end. */
const readResult = (
  path: string,
): { passes: number; failures: number; pending: number; durations: TestDuration[] } | undefined =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

/** Waits for the end; a process that has told its results and does not leave holds something that a test forgot. */
const ended = async (
  child: ChildProcess,
  resultPath: string,
  endTimeoutMs: number,
): Promise<'by itself' | 'had to be stopped'> => {
  let told = 0;
  let stopped = false;
  const watch = setInterval(() => {
    if (!existsSync(resultPath)) return;
    told ||= Date.now();
    if (Date.now() - told < endTimeoutMs) return;
    stopped = true;
    child.kill('SIGKILL');
  }, 200);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  return stopped ? 'had to be stopped' : 'by itself';
};

export interface LevelOptions {
  /** Servers that the run shares. */
  readonly env?: NodeJS.ProcessEnv;
  /** Folder that holds test/. */
  readonly root?: string;
  /** How long a process may stay once it has told its results. */
  readonly endTimeoutMs?: number;
  /** True to print nothing. */
  readonly quiet?: boolean;
}

/** Runs the mocha level of a folder of test/, streaming its output; undefined when the folder holds no test. */
export const runLevel = async (
  level: string,
  { env = {}, root = ROOT, endTimeoutMs = END_TIMEOUT_MS, quiet = false }: LevelOptions = {},
): Promise<LevelResult | undefined> => {
  const files = globSync(`test/${level}/**/*.test.ts`, { cwd: root }).sort();
  if (files.length === 0) return undefined;
  mkdirSync(RESULTS, { recursive: true });
  const resultPath = join(RESULTS, `resultat-${process.pid}-${level}.json`);
  const reporter = join(import.meta.dirname, 'level-reporter.cjs');
  const mocha = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const [command = '', ...args] = tied('TERM', [process.execPath, mocha, '--reporter', reporter, ...files]);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, ACCROCHAGE_TEST_RESULT: resultPath },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
  });
  const end = await ended(child, resultPath, endTimeoutMs);
  const result = readResult(resultPath);
  rmSync(resultPath, { force: true });
  const fault = (message: string): number => {
    if (!quiet) process.stdout.write(`  ✘ ${level}: ${message}\n`);
    return 1;
  };
  if (result === undefined) {
    const failed = fault(`mocha ended before its tests (${child.exitCode ?? child.signalCode})`);
    return { passed: 0, failed, skipped: 0, durations: [] };
  }
  const leak = end === 'by itself' ? 0 : fault('a test left something open, the process had to be stopped');
  const { passes, failures, pending, durations } = result;
  return { passed: passes, failed: failures + leak, skipped: pending, durations };
};
