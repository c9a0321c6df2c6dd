import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One check of the gate: what it proves, and the command that proves it. */
export interface GateStep {
  readonly name: string;
  readonly command: readonly string[];
}

const ROOT = join(import.meta.dirname, '..');
const FOLDERS =
  'domain workflows activities database adapters api temporal jobs templates cli main test bench scripts'.split(' ');

/** The checks that need no test, fastest first; those of folders that do not exist yet are left out. */
export const gateSteps = (): GateStep[] => {
  const folders = FOLDERS.filter((folder) => existsSync(join(ROOT, folder)));
  return [
    { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
    { name: 'types', command: ['tsc', '-p', '.', '--noEmit'] },
    { name: 'dependency rules', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...folders] },
    { name: 'dead code', command: ['knip', '--no-progress'] },
    { name: 'OpenAPI file up to date', command: [process.execPath, 'scripts/openapi.ts', '--verifier'] },
  ];
};

/** Runs one check from the root of the clone and prints its outcome; what it said, when it failed. */
export const passes = ({ name, command }: GateStep): boolean => {
  const begun = performance.now();
  const [file = '', ...args] = command;
  const made = spawnSync(file, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64_000_000 });
  const ok = made.status === 0;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`  ${ok ? '✔' : '✘'} ${name} (${seconds} s)\n`);
  if (!ok) process.stdout.write(`${made.stdout}${made.stderr}${made.error?.message ?? ''}\n`);
  return ok;
};

if (import.meta.main) process.exitCode = gateSteps().map(passes).every(Boolean) ? 0 : 1;
