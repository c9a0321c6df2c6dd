#!/usr/bin/env node
// The command line, whatever Node calls it: prepares the ground, then runs main/cli.ts on the pinned Node, in the
// caller's folder (npm goes to the project's root before it runs a script, and leaves the caller's in INIT_CWD).
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute } from './ground/execute.mjs';
import { endWith } from './ground/ground-error.mjs';
import { findNode } from './ground/node.mjs';
import { ensurePackages } from './ground/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await ensurePackages(root);
  if (process.env.npm_lifecycle_event === 'accrochage' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.exitCode = await execute(findNode(root), [join(root, 'main', 'cli.ts'), ...process.argv.slice(2)], root);
} catch (error) {
  endWith(error);
}
