import { expect } from 'chai';
import pg from 'pg';
import { verifierJournal } from '../../../database/journal/verifier-journal.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

describe('Journal', () => {
  let base: BaseDeTest;
  let programme: pg.Client;
  let proprietaire: pg.Client;

  beforeEach(async () => {
    base = await basePropre();
    programme = new pg.Client({ connectionString: base.url });
    proprietaire = new pg.Client({ connectionString: base.urlMigration });
    await Promise.all([programme.connect(), proprietaire.connect()]);
    for (let rang = 1; rang <= 3; rang++)
      await programme.query(
        `SELECT journal.ajouter('organisme-1', now(), 'agent:1', 'dossier.prendre', 'dossier', $1, 'RECU', NULL)`,
        [`dossier-${rang}`],
      );
  });

  afterEach(async () => {
    await Promise.all([programme.end(), proprietaire.end()]);
    await base.fermer();
  });

  /** What only somebody with the owner's rights and ill will can do. */
  const falsifier = (ordre: string) =>
    proprietaire.query(`ALTER TABLE journal.ligne DISABLE TRIGGER ligne_immuable; ${ordre}`);

  it('is whole after ordinary lines', async () => {
    const verdict = await verifierJournal(programme);

    expect(verdict).to.deep.equal({ chaines: 1, lignes: 3, ruptures: [] });
  });

  it('cannot be changed by the programs', async () => {
    const issue = await programme.query("UPDATE journal.ligne SET acteur = 'agent:2'").catch((erreur) => erreur);

    expect(issue).to.be.instanceOf(Error).with.property('code', '42501');
  });

  it('refuses even its owner while the trigger stands', async () => {
    const issue = await proprietaire.query('DELETE FROM journal.ligne').catch((erreur) => erreur);

    expect(issue).to.be.instanceOf(Error).with.property('message', 'le journal ne se modifie pas');
  });

  const falsifications: [string, string, number][] = [
    ['a changed line', "UPDATE journal.ligne SET acteur = 'agent:2' WHERE numero = 2", 2],
    ['a removed line', 'DELETE FROM journal.ligne WHERE numero = 2', 3],
    ['a chain cut at its end', 'DELETE FROM journal.ligne WHERE numero = 3', 2],
    ['a chain emptied', 'DELETE FROM journal.ligne', 3],
  ];
  for (const [cas, ordre, numero] of falsifications)
    it(`shows ${cas}`, async () => {
      await falsifier(ordre);

      const verdict = await verifierJournal(programme);

      expect(verdict.ruptures[0]).to.include({ chaine: 'organisme-1', numero });
    });
});
