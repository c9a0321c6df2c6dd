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
const ended = async (child: ChildProcess, resultPath: string): Promise<'by itself' | 'had to be stopped'> => {
  let told = 0;
  let stopped = false;
  const watch = setInterval(() => {
    if (!existsSync(resultPath)) return;
    told ||= Date.now();
    if (Date.now() - told < END_TIMEOUT_MS) return;
    stopped = true;
    child.kill('SIGKILL');
  }, 500);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  return stopped ? 'had to be stopped' : 'by itself';
};

/** Runs the mocha level of a folder of test/, streaming its output; undefined when the folder holds no test. */
export const runLevel = async (level: string, env: NodeJS.ProcessEnv): Promise<LevelResult | undefined> => {
  const files = globSync(`test/${level}/**/*.test.ts`, { cwd: ROOT }).sort();
  if (files.length === 0) return undefined;
  mkdirSync(RESULTS, { recursive: true });
  const resultPath = join(RESULTS, `resultat-${process.pid}-${level}.json`);
  const reporter = join(import.meta.dirname, 'level-reporter.cjs');
  const mocha = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const [command = '', ...args] = tied('TERM', [process.execPath, mocha, '--reporter', reporter, ...files]);
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, ACCROCHAGE_TEST_RESULT: resultPath },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = await ended(child, resultPath);
  const result = readResult(resultPath);
  rmSync(resultPath, { force: true });
  const extra = (message: string): number => {
    process.stdout.write(`  ✘ ${level}: ${message}\n`);
    return 1;
  };
  if (result === undefined)
    return {
      passed: 0,
      failed: extra(`mocha ended before its tests (${child.exitCode ?? child.signalCode})`),
      skipped: 0,
      durations: [],
    };
  const leak = end === 'by itself' ? 0 : extra('a test left something open, the process had to be stopped');
  return {
    passed: result.passes,
    failed: result.failures + leak,
    skipped: result.pending,
    durations: result.durations,
  };
};
