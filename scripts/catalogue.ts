import { readFileSync, writeFileSync } from 'node:fs';
import { pageErreurs } from '../domain/depot/catalogue/page-erreurs.ts';

/** Writes docs/guides/erreurs.md from the catalogue; `--verifier` only says whether it is up to date (exit code 1 if not). */
const chemin = new URL('../docs/guides/erreurs.md', import.meta.url);

if (process.argv.includes('--verifier')) {
  const aJour = readFileSync(chemin, 'utf8') === pageErreurs();
  console.log(
    aJour ? 'docs/guides/erreurs.md is up to date.' : 'docs/guides/erreurs.md is stale: run scripts/catalogue.ts',
  );
  process.exitCode = aJour ? 0 : 1;
} else writeFileSync(chemin, pageErreurs());
