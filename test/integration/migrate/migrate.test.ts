import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import { type BaseDeTest, baseVide } from '../../support/postgres.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const migrer = async (url?: string): Promise<{ code: number | null; dit: string }> => {
  const env = { PATH: process.env.PATH, ...(url !== undefined && { DATABASE_URL_MIGRATION: url }) };
  const enfant = spawn(process.execPath, [join(ROOT, 'main', 'migrate.ts')], { env });
  let dit = '';
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.setEncoding('utf8').on('data', (texte: string) => {
      dit += texte;
    });
  const code = await new Promise<number | null>((resolve) => enfant.once('close', resolve));
  return { code, dit };
};

const demander = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('main/migrate.ts', () => {
  let base: BaseDeTest;

  beforeEach(async () => {
    base = await baseVide();
  });

  afterEach(() => base.fermer());

  it('brings an empty database to this version, and changes nothing the second time', async () => {
    const premiere = await migrer(base.urlMigration);
    const seconde = await migrer(base.urlMigration);

    expect([premiere.code, seconde.code]).to.deep.equal([0, 0]);
    expect(JSON.parse(premiere.dit).appliquees).not.to.deep.equal([]);
    expect(JSON.parse(seconde.dit).appliquees).to.deep.equal([]);
  });

  it('does it once when two start together', async () => {
    const issues = await Promise.all([migrer(base.urlMigration), migrer(base.urlMigration)]);

    const appliquees = issues.map(({ dit }) => (JSON.parse(dit) as { appliquees: string[] }).appliquees.length);
    expect(issues.map(({ code }) => code)).to.deep.equal([0, 0]);
    expect(appliquees.filter((nombre) => nombre > 0)).to.have.length(1);
  });

  it('refuses a database that a later version has changed', async () => {
    await migrer(base.urlMigration);
    await demander(
      base.urlMigration,
      `INSERT INTO migration (name, executed_at) VALUES ('Migration29991231000000', now())`,
    );

    const { code, dit } = await migrer(base.urlMigration);

    expect(code).to.equal(1);
    expect(dit).to.include('Migration29991231000000').and.to.include('en avance');
  });

  it('gives back to the program the rights that it lost', async () => {
    await migrer(base.urlMigration);
    await demander(base.urlMigration, 'REVOKE SELECT ON accrochage.dossier FROM accrochage_programme');

    await migrer(base.urlMigration);

    expect(await demander(base.url, 'SELECT count(*)::int AS nombre FROM accrochage.dossier')).to.deep.equal([
      { nombre: 0 },
    ]);
  });

  it('says in one sentence that it cannot reach the database, or was not told which', async () => {
    const sourde = await migrer('postgresql://a:b@127.0.0.1:1/accrochage');
    const muette = await migrer();

    expect([sourde.code, muette.code]).to.deep.equal([3, 2]);
    expect(sourde.dit.trim().split('\n')).to.have.length(1);
    expect(muette.dit).to.include('DATABASE_URL_MIGRATION');
  });
});
