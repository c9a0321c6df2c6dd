import { readFileSync, writeFileSync } from 'node:fs';
import { pageScenarios } from '../test/scenarios/recit.ts';
import { SCENARIOS } from '../test/scenarios/tous.ts';

/** Writes docs/guides/scenarios.md from test/scenarios/; `--verifier` only says whether it is up to date (exit code 1 if not). */
const chemin = new URL('../docs/guides/scenarios.md', import.meta.url);
const page = pageScenarios(SCENARIOS);

if (process.argv.includes('--verifier')) {
  const aJour = readFileSync(chemin, 'utf8') === page;
  console.log(
    aJour ? 'docs/guides/scenarios.md is up to date.' : 'docs/guides/scenarios.md is stale: run scripts/scenarios.ts',
  );
  process.exitCode = aJour ? 0 : 1;
} else writeFileSync(chemin, page);
