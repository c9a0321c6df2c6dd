import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';

const configuration = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as IConfiguration;

const PACKAGES = ['@temporalio/workflow', '@temporalio/client', '@mikro-orm/core', 'express', 'chai'];
const DEVELOPMENT = ['chai'];

/** importing file, what it imports, and whether only its types. */
type Import = readonly [from: string, to: string, type?: 'type'];

/** Each import that must be refused, under the name of the rule that refuses it. */
const FORBIDDEN: readonly (readonly [rule: string, refused: Import])[] = [
  ['domain: node', ['domain/depot/regle.ts', 'node:fs']],
  ['domain: packages', ['domain/depot/paquet.ts', 'express']],
  ['domain: packages', ['domain/depot/types.ts', '@mikro-orm/core', 'type']],
  ['domain: folders', ['domain/depot/base.ts', 'database/entities/depot.entity.ts', 'type']],
  ['workflows: types only', ['workflows/depot/a.workflow.ts', 'activities/depot.activities.ts']],
  ['workflows: folders', ['workflows/depot/b.workflow.ts', 'database/entities/depot.entity.ts', 'type']],
  ['workflows: packages', ['workflows/depot/c.workflow.ts', '@temporalio/client', 'type']],
  ['workflows: node', ['workflows/depot/d.workflow.ts', 'node:crypto']],
  ['activities: folders', ['activities/a.activities.ts', 'workflows/depot/depot.workflow.ts', 'type']],
  ['activities: folders', ['activities/d.activities.ts', 'workflows/depot/depot.contract.ts', 'type']],
  ['activities: folders', ['activities/b.activities.ts', 'api/app.ts']],
  ['activities: packages', ['activities/c.activities.ts', '@temporalio/client']],
  ['database: folders', ['database/repositories/a.repository.ts', 'adapters/mail/mail.ts']],
  ['adapters: no Temporal', ['database/repositories/b.repository.ts', '@temporalio/client', 'type']],
  ['adapters: folders', ['adapters/mail/a.ts', 'database/entities/depot.entity.ts', 'type']],
  ['adapters: no Temporal', ['adapters/mail/b.ts', '@temporalio/client', 'type']],
  ['adapters: folders', ['adapters/mail/c.ts', 'api/app.ts']],
  ['api: folders', ['api/routes/a.route.ts', 'workflows/depot/depot.workflow.ts', 'type']],
  ['api: folders', ['api/routes/b.route.ts', 'activities/depot.activities.ts', 'type']],
  ['api/client: folders', ['api/client/client.ts', 'api/app.ts', 'type']],
  ['temporal: folders', ['temporal/a.ts', 'database/entities/depot.entity.ts']],
  ['temporal: folders', ['temporal/b.ts', 'workflows/depot/depot.workflow.ts']],
  ['jobs: folders', ['jobs/a.ts', 'workflows/depot/depot.contract.ts']],
  ['cli: folders', ['cli/a.command.ts', 'adapters/mail/mail.ts']],
  ['cli: folders', ['cli/b.command.ts', 'workflows/depot/depot.contract.ts']],
  ['main: not to be imported', ['api/routes/c.route.ts', 'main/config.ts']],
  ['scripts: not to be imported', ['api/routes/d.route.ts', 'scripts/outil.ts']],
  ['embedded parts: dev.ts alone', ['main/api.ts', 'main/dev/mail-catcher.ts']],
  ['embedded parts: dev.ts alone', ['main/worker.ts', 'main/dev.ts']],
  ['no package of development in production', ['api/routes/e.route.ts', 'chai']],
  ['nothing unresolved', ['api/routes/f.route.ts', 'api/routes/absente.ts']],
  ['no cycle', ['domain/depot/cycle-a.ts', 'domain/depot/cycle-b.ts']],
  ['admin-ui: folders', ['admin-ui/src/a.ts', 'api/app.ts']],
];

const IMPORTS_REFUSED = FORBIDDEN.map(([, refused]) => refused);

const ALLOWED: readonly Import[] = [
  ['domain/depot/ok.ts', 'domain/errors.ts'],
  ['workflows/depot/ok.workflow.ts', 'activities/depot.activities.ts', 'type'],
  ['workflows/depot/ok2.workflow.ts', '@temporalio/workflow'],
  ['activities/ok.activities.ts', 'database/entities/depot.entity.ts'],
  ['adapters/sngi/registre.ts', 'database/entities/depot.entity.ts'],
  ['api/routes/ok.route.ts', 'workflows/depot/depot.contract.ts'],
  ['api/routes/ok2.route.ts', '@temporalio/client', 'type'],
  ['cli/ok.command.ts', 'api/client/schema.ts', 'type'],
  ['main/dev.ts', 'main/dev/mail-catcher.ts'],
  ['test/integration/ok.test.ts', 'main/dev/mail-catcher.ts'],
  ['test/integration/ok2.test.ts', 'chai'],
];

const TARGETS = [
  'domain/errors.ts',
  'database/entities/depot.entity.ts',
  'activities/depot.activities.ts',
  'workflows/depot/depot.contract.ts',
  'workflows/depot/depot.workflow.ts',
  'adapters/mail/mail.ts',
  'api/app.ts',
  'api/client/schema.ts',
  'main/config.ts',
  'main/dev/mail-catcher.ts',
  'scripts/outil.ts',
];

const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const importOf = ([from, to, type]: Import): string => {
  const ours = /^[a-z-]+\/.*\.ts$/.test(to);
  const path = ours ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to;
  return `import ${type ?? ''} { chose } from '${path}';\nexport const autre${type ? ': typeof chose | undefined = undefined' : ' = chose'};\n`;
};

const buildTree = (root: string): void => {
  for (const path of TARGETS) write(root, path, 'export const chose = 1;\n');
  const declared = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const dependencies = declared(PACKAGES.filter((name) => !DEVELOPMENT.includes(name)));
  write(root, 'package.json', JSON.stringify({ type: 'module', dependencies, devDependencies: declared(DEVELOPMENT) }));
  for (const name of PACKAGES) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, 'exports.chose = 1;\n');
  }
  for (const wanted of [...IMPORTS_REFUSED, ...ALLOWED]) write(root, wanted[0], importOf(wanted));
  write(root, 'domain/depot/cycle-b.ts', "import { autre } from './cycle-a.ts';\nexport const chose = () => autre;\n");
};

describe('dependency rules', () => {
  let root: string;
  let refused: Map<string, string[]>;

  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'regles-')));
    buildTree(root);
    const files = [...TARGETS, ...[...IMPORTS_REFUSED, ...ALLOWED].map(([from]) => from)];
    const folders = [...new Set(files.map((path) => path.split('/')[0] ?? ''))];
    const { options, ...rules } = configuration;
    const { output } = await cruise(folders, { ...options, ruleSet: rules, validate: true, baseDir: root });
    const { summary } = output as ICruiseResult;
    refused = new Map();
    for (const { from, rule } of summary.violations) refused.set(from, [...(refused.get(from) ?? []), rule.name]);
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [rule, [from, to, type]] of FORBIDDEN)
    it(`refuses ${type ? 'an import of types' : 'an import'} of ${to} in ${from}`, () => {
      expect(refused.get(from)).to.include(rule);
    });

  for (const [from, to, type] of ALLOWED)
    it(`accepts ${type ? 'an import of types' : 'an import'} of ${to} in ${from}`, () => {
      expect(refused.get(from)).to.equal(undefined);
    });
});
