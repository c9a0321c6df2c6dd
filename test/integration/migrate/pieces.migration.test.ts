import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormConfig } from '../../../database/orm.config.ts';
import { type BaseDeTest, baseVide } from '../../support/postgres.ts';

describe('the migration of attachments', () => {
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
  const poserDossier = async (siret: string, organisme: boolean): Promise<void> => {
    if (organisme)
      await executer(`INSERT INTO accrochage.organisme
          (id, siret, raison_sociale, contact_nom, contact_prenom, contact_courriel, cree_le)
        VALUES (gen_random_uuid(), '${siret}', 'Institut', 'N', 'P', 'c@institut.example', now())`);
    await executer(`INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale,
        contact_nom, contact_prenom, contact_courriel, ouvert_le, etat_change_le)
      SELECT gen_random_uuid(), 'ACC-2026-${siret.slice(-6)}', '${siret}',
        (SELECT id FROM accrochage.organisme WHERE siret = '${siret}'), 'FORMULAIRE', 'RECU', 'Institut', 'N', 'P',
        'c@institut.example', now(), now()`);
    await executer(`INSERT INTO accrochage.complement (id, dossier_id, objet, demande_le, jusqu_au, etat)
      SELECT gen_random_uuid(), id, 'x', now(), '2026-04-02', 'RECU' FROM accrochage.dossier WHERE siret = '${siret}'`);
    for (const objetType of ['complement', 'remplacement'])
      await executer(`INSERT INTO accrochage.piece
          (id, objet_type, objet_id, nom, type, taille_octets, sha256, cle_stockage, cle_id, deposee_le)
        SELECT gen_random_uuid(), '${objetType}', c.id, '${siret}', 'PDF', 1, repeat('a', 64), 'pieces/x', 'k1', now()
        FROM accrochage.complement c JOIN accrochage.dossier d ON d.id = c.dossier_id WHERE d.siret = '${siret}'`);
  };

  it('gives those of an accepted case to its organisme, and no other', async () => {
    await orm.migrator.up({ to: 'Migration20261125000070_files' });
    await poserDossier('73282932000074', true);
    await poserDossier('35600000000048', false);

    await orm.migrator.up();

    const donnees = await executer(
      `SELECT p.objet_type AS genre, o.siret FROM accrochage.piece p JOIN accrochage.organisme o ON o.id = p.organisme_id`,
    );
    expect(donnees).to.deep.equal([{ genre: 'complement', siret: '73282932000074' }]);
  });
});
