// `npm run openapi`: writes the description of the API and the client made from it; `--verifier` only says whether they are stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateSource } from 'oazapfts';
import { composerOpenApi } from '../api/openapi.ts';
import { ROUTES } from '../api/routes/index.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENT = join(ROOT, 'api', 'openapi.json');
const CLIENT = join(ROOT, 'api', 'client', 'client.ts');

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const { values } = parseArgs({ options: { verifier: { type: 'boolean', default: false } } });

const document = `${JSON.stringify(composerOpenApi(ROUTES), null, 2)}\n`;
if (values.verifier && read(DOCUMENT) !== document) {
  process.stderr.write('api/openapi.json n’est plus à jour : npm run openapi\n');
  process.exit(1);
}
if (!values.verifier) writeFileSync(DOCUMENT, document);

/** The generator's banner sends to a page outside: whoever reads the client needs only know where it comes from. */
const sansAdresse = (source: string): string => source.replace(/^ \* See https:.*$/m, ' * Made by `npm run openapi`.');

const client = sansAdresse(await generateSource(DOCUMENT, { useUnknown: true, futureStripLegacyMethods: true }));
if (values.verifier && read(CLIENT) !== client) {
  process.stderr.write('api/client/client.ts n’est plus à jour : npm run openapi\n');
  process.exit(1);
}
if (!values.verifier) {
  mkdirSync(dirname(CLIENT), { recursive: true });
  writeFileSync(CLIENT, client);
}
