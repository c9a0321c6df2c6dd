// Prepares the ground, then runs a program of the project on the pinned Node:
//   node scripts/ground/run.mjs PROGRAM.ts [arguments]
// No dependency: this is what runs before anything is installed. Any Node from 20 on.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute } from './execute.mjs';
import { endWith } from './ground-error.mjs';
import { findNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [program, ...args] = process.argv.slice(2);

if (program === undefined) {
  process.stderr.write('Usage : node scripts/ground/run.mjs PROGRAMME.ts [arguments]\n');
  process.exit(2);
}

try {
  await ensurePackages(root);
  process.exitCode = await execute(findNode(root), [join(root, program), ...args], root);
} catch (error) {
  endWith(error);
}
