// All levels of proof, or those that are named: `npm test`, `npm test -- unit integration`, `npm test -- --seulement gate`.
// A level that fails does not stop the next ones: one run tells everything that is wrong.
import { parseArgs } from 'node:util';
import { gateSteps, passes } from './gate.ts';
import { type LevelResult, runLevel } from './levels/run-level.ts';
import { type SharedServers, startSharedServers } from './levels/shared-servers.ts';

const LEVELS = ['gate', 'unit', 'replay', 'integration', 'workflows', 'acceptance', 'e2e'] as const;
const WITH_SERVERS: readonly string[] = ['integration', 'workflows', 'acceptance', 'e2e'];
const SLOWEST = 10;

const asked = (): string[] => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seulement: { type: 'string', multiple: true } },
  });
  const named = [...positionals, ...(values.seulement ?? [])];
  const unknown = named.filter((level) => !LEVELS.some((known) => known === level));
  if (unknown.length > 0) throw new Error(`Niveau inconnu : ${unknown.join(', ')}. Niveaux : ${LEVELS.join(', ')}.`);
  return LEVELS.filter((level) => named.length === 0 || named.includes(level));
};

const runGate = (): LevelResult => {
  const outcomes = gateSteps().map(passes);
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed, skipped: 0, durations: [] };
};

/** Without them each mocha process starts its own, slower: a failure here shows again, in place, in its tests. */
const servers = async (): Promise<SharedServers> => {
  try {
    return await startSharedServers();
  } catch (error) {
    process.stdout.write(`Serveurs partagés : ${error instanceof Error ? error.message : String(error)}\n`);
    return { env: {}, stop: async () => undefined };
  }
};

const printSlowest = (results: readonly LevelResult[]): void => {
  const all = results.flatMap(({ durations }) => durations).sort((a, b) => b.ms - a.ms);
  if (all.length === 0) return;
  process.stdout.write(`\nThe ${SLOWEST} slowest tests\n`);
  for (const { title, ms } of all.slice(0, SLOWEST))
    process.stdout.write(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${title}\n`);
};

const runAll = async (levels: readonly string[]): Promise<LevelResult[]> => {
  const results: LevelResult[] = [];
  let shared: SharedServers | undefined;
  try {
    for (const level of levels) {
      process.stdout.write(`\n━━ ${level} ━━\n`);
      if (WITH_SERVERS.includes(level)) shared ??= await servers();
      const begun = performance.now();
      const result = level === 'gate' ? runGate() : await runLevel(level, { env: shared?.env ?? {} });
      if (result === undefined) process.stdout.write('  (no test yet)\n');
      else {
        results.push(result);
        process.stdout.write(
          `  ${level}: ${result.passed} passed, ${result.failed} failed in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
        );
      }
    }
  } finally {
    await shared?.stop();
  }
  return results;
};

try {
  const results = await runAll(asked());
  const sum = (count: (result: LevelResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const failed = sum((result) => result.failed);
  const skipped = sum((result) => result.skipped);
  printSlowest(results);
  process.stdout.write(
    `\n${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
