import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormConfig } from '../../../database/orm.config.ts';
import { type BaseDeTest, baseVide } from '../../support/postgres.ts';

describe('the migration of expired requests of replacement', () => {
  let base: BaseDeTest;
  let orm: MikroORM;

  beforeEach(async () => {
    base = await baseVide();
    orm = await MikroORM.init({ ...ormConfig(base.urlMigration), logger: () => undefined });
  });

  afterEach(async () => {
    await orm.close();
    await base.fermer();
  });

  const executer = (sql: string): Promise<Record<string, unknown>[]> => orm.em.fork().execute(sql);

  it('erases the authors of those that had expired, and of those alone', async () => {
    await orm.migrator.up({ to: 'Migration20261125000070_files' });
    for (const etat of ['A_COMPLETER', 'EXPIRE'])
      await executer(`INSERT INTO accrochage.remplacement (id, reference, siret, matricule, role, nom, prenom, courriel,
          fonction, motif, etat, ouvert_le, echeance_le, etat_change_le, etat_change_par)
        VALUES (gen_random_uuid(), '${etat}', '73282932000074', '12TSA345', 'CERTIFICATEUR', 'Roumanet', 'Iris',
          'iris@institut.example', 'Directrice', 'DECES', '${etat}', now(),
          ${etat === 'EXPIRE' ? 'NULL' : 'now()'}, now(), 'systeme')`);

    await orm.migrator.up();

    const demandes = await executer(
      'SELECT reference, siret, nom, prenom, courriel, fonction, motif FROM accrochage.remplacement ORDER BY reference',
    );
    const garde = { nom: 'Roumanet', prenom: 'Iris', courriel: 'iris@institut.example', fonction: 'Directrice' };
    const efface = { nom: '', prenom: '', courriel: '', fonction: '' };
    expect(demandes).to.deep.equal([
      { reference: 'A_COMPLETER', siret: '73282932000074', ...garde, motif: 'DECES' },
      { reference: 'EXPIRE', siret: '73282932000074', ...efface, motif: null },
    ]);
  });
});
