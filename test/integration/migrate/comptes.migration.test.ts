import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormConfig } from '../../../database/orm.config.ts';
import { type BaseDeTest, baseVide } from '../../support/postgres.ts';

describe('the migration of accounts', () => {
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

  it('gives each person the state that her flag meant, and counts inactivity from that day', async () => {
    await orm.migrator.up({ to: 'Migration20261125000001_liens' });
    await executer(`INSERT INTO accrochage.organisme (id, siret, raison_sociale, contact_nom, contact_prenom, contact_courriel, cree_le)
      VALUES (gen_random_uuid(), '73282932000074', 'Institut', 'N', 'P', 'c@institut.example', now())`);
    await executer(`INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le)
      SELECT gen_random_uuid(), id, 'CERTIFICATEUR', 'ACTIF', now() FROM accrochage.organisme`);
    for (const actif of [true, false])
      await executer(`INSERT INTO accrochage.utilisateur
          (id, compte_id, nom, prenom, courriel, role, conditions_acceptees_le, courriel_valide_le, actif, cree_le)
        SELECT gen_random_uuid(), id, '${actif}', 'P', 'c@institut.example', 'ADMINISTRATEUR', '2026-01-01', NULL, ${actif},
          '2026-01-01' FROM accrochage.compte`);

    await orm.migrator.up();

    const personnes = await executer(
      `SELECT u.nom, u.etat, u.assistance, u.etat_change_le = '2026-01-01' AS depuis_sa_creation,
         d.le > now() - interval '1 minute' AS comptee_de_ce_jour
       FROM accrochage.utilisateur u LEFT JOIN technique.derniere_connexion d ON d.utilisateur_id = u.id ORDER BY u.nom DESC`,
    );
    const commun = { assistance: false, depuis_sa_creation: true };
    expect(personnes).to.deep.equal([
      { nom: 'true', etat: 'ACTIF', ...commun, comptee_de_ce_jour: true },
      { nom: 'false', etat: 'A_VALIDER', ...commun, comptee_de_ce_jour: null },
    ]);
  });
});
