// Who may import whom: the table of the house as data. Everything that a line does not allow is refused.
// `ours`: patterns of our own files beside the folder itself. `packages`: npm packages (undefined = any).
// `node`: Node's own modules. `types`: patterns that only `import type` may reach.
const CONTRACTS = '^workflows/.*[.]contract[.]ts$';
const TEMPORAL_SANDBOX = ['@temporalio/workflow', '@temporalio/common'];

const TABLE = {
  domain: { ours: [], packages: [], node: false },
  workflows: { ours: ['^domain/'], types: ['^activities/'], packages: TEMPORAL_SANDBOX, node: false },
  activities: {
    ours: ['^domain/', '^database/', '^adapters/'],
    packages: ['@temporalio/activity', '@temporalio/common', '@mikro-orm/core', '@mikro-orm/postgresql'],
    node: true,
  },
  database: { ours: ['^domain/'], node: true },
  adapters: { ours: ['^domain/', '^schemas/', '^templates/'], node: true },
  'adapters/sngi': { ours: ['^adapters/', '^domain/', '^database/'], node: true },
  templates: { ours: ['^domain/'], packages: ['zod', 'handlebars'], node: true },
  api: { ours: ['^domain/', '^database/', '^adapters/', CONTRACTS], node: true },
  'api/client': { ours: [], packages: ['@oazapfts/runtime'], node: false },
  temporal: { ours: ['^domain/', CONTRACTS], packages: ['@temporalio/*'], node: true },
  jobs: { ours: ['^domain/', '^database/', '^adapters/'], node: true },
  cli: { ours: ['^domain/', '^database/', '^adapters/(xsd|csv)/', '^api/client/'], node: true },
  'admin-ui': { ours: ['^domain/', '^ui/'], node: false },
  'portal-ui': { ours: ['^domain/', '^ui/'], node: false },
  ui: { ours: ['^domain/'], node: false },
};

/** Folders of programs, which import everything, and who may import them all the same. */
const PROGRAMS = {
  main: '^(main|test|bench|scripts)/',
  test: '^(test|scripts|bench)/',
  bench: '^(bench|test)/',
  scripts: '^(scripts|test|bench)/',
};

/** Modules that hold a connection to Temporal, which adapters must not know. */
const TEMPORAL = '^node_modules/@temporalio/';

const packagePattern = (name) => `^node_modules/(?:@types/)?${name.endsWith('/*') ? name.slice(0, -1) : `${name}/`}`;

/** A line of the table for a folder; a more precise line (`adapters/sngi`) takes its folder out of the general one. */
const rulesOf = ([folder, { ours, types = [], packages, node }]) => {
  const precise = Object.keys(TABLE).filter((other) => other.startsWith(`${folder}/`));
  const from = { path: `^${folder}/`, ...(precise.length > 0 && { pathNot: precise.map((other) => `^${other}/`) }) };
  const rule = (name, comment, to) => ({ name: `${folder}: ${name}`, comment, severity: 'error', from, to });
  const foreign = ['^node_modules/', ...types];
  const rules = [
    rule('folders', 'Imports a folder that this one must not know.', {
      dependencyTypesNot: ['core'],
      pathNot: [`^${folder}/`, ...foreign, ...ours],
    }),
  ];
  for (const path of types)
    rules.push(
      rule('types only', 'May be reached by `import type` alone.', { path, dependencyTypesNot: ['type-only'] }),
    );
  if (packages !== undefined)
    rules.push(
      rule('packages', 'Imports an npm package that this folder must not know.', {
        path: '^node_modules/',
        ...(packages.length > 0 && { pathNot: packages.map(packagePattern) }),
      }),
    );
  if (!node) rules.push(rule('node', 'Imports a module of Node.', { dependencyTypes: ['core'] }));
  return rules;
};

const programRules = Object.entries(PROGRAMS).map(([folder, allowed]) => ({
  name: `${folder}: not to be imported`,
  comment: 'A folder of programs: nothing else imports it.',
  severity: 'error',
  from: { pathNot: allowed },
  to: { path: `^${folder}/` },
}));

module.exports = {
  forbidden: [
    ...Object.entries(TABLE).flatMap(rulesOf),
    ...programRules,
    {
      name: 'adapters: no Temporal',
      comment: 'The outside world does not know the orchestrator.',
      severity: 'error',
      from: { path: '^(adapters|database|jobs)/' },
      to: { path: TEMPORAL },
    },
    {
      name: 'embedded parts: dev.ts alone',
      comment: 'The embedded stack, its accounts and its keys must not be reachable from the programs of production.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/dev(/|[.]ts$)' },
      to: { path: '^main/dev(/|[.]ts$)' },
    },
    {
      name: 'no cycle',
      comment: 'Files that import each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no package of development in production',
      comment: 'A package of devDependencies is absent where only the product is installed.',
      severity: 'error',
      from: { pathNot: '^(test|bench|scripts)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no undeclared package',
      comment: 'A package that package.json does not name comes and goes with the others.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // The default parser loses `type-only` and, with this version of TypeScript, reads nothing at all.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[.]data/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
