import { expect } from 'chai';
import { Client } from 'pg';
import { type BaseDeTest, baseVide } from '../../support/postgres.ts';

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const refusal = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'unknown',
  );

describe('embedded PostgreSQL', () => {
  let base: BaseDeTest;

  before(async () => {
    base = await baseVide();
  });

  after(() => base.fermer());

  it('lets the owner create tables and grant what the program may do', async () => {
    await withClient(base.urlMigration, async (owner) => {
      await owner.query('create schema metier');
      await owner.query('create table metier.essai (id int)');
      await owner.query('grant usage on schema metier to accrochage_programme');
      await owner.query('grant insert on metier.essai to accrochage_programme');
      await owner.query('grant select on metier.essai to coffre');
    });

    const inserted = await withClient(base.url, (program) => program.query('insert into metier.essai values (1)'));

    expect(inserted.rowCount).to.equal(1);
  });

  it('refuses DDL and ungranted reads to the program', async () => {
    const refused = await withClient(base.url, async (program) => ({
      table: await refusal(program.query('create table public.essai (id int)')),
      schema: await refusal(program.query('create schema autre')),
      role: await refusal(program.query('create role autre')),
    }));

    expect(refused).to.deep.equal({ table: '42501', schema: '42501', role: '42501' });
  });

  it('refuses a wrong password', async () => {
    const url = new URL(base.url);
    url.password = 'faux';

    const code = await refusal(withClient(url.href, (client) => client.query('select 1')));

    expect(code).to.equal('28P01');
  });
});
