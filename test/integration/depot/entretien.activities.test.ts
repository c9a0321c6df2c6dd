import { expect } from 'chai';
import { type BancDepot, executer, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { ajouterFichier } from '../../support/deps-worker.ts';
import { lignes } from '../../support/orm.ts';

describe('activities of the Schedules', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  it('rattraperFichiers starts what stands under its final key, twice without harm; leaves what is not there', async () => {
    const depotId = await ajouterFichier(banc.deps, {
      emetteur: banc.emetteur,
      octets: banc.fichier([{ idTechnique: 'A' }]),
    });
    await lignes(banc.base.orm, "UPDATE technique.televersement SET etat = 'EN_COURS', durable_le = NULL");
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.televersement (depot_id, emetteur_id, depose_par, nom_fichier, etat, cle_temporaire, cle_stockage, commence_le)
       VALUES (gen_random_uuid(), ?, 'x', 'x.xml', 'EN_COURS', 'temporaire/x', 'depots/x/fichier.xml', '2026-03-02T10:00:00Z')`,
      [banc.emetteur.organismeId],
    );
    const entree = { avant: '2026-03-02T17:00:00.000Z', le: '2026-03-02T17:00:00.000Z' };

    await banc.deuxFois(() => executer(banc.legeres().rattraperFichiers, entree));

    expect(banc.deps.demarres).to.deep.equal([depotId, depotId]);
  });

  it('balayer run twice removes what has had its time, and nothing else', async () => {
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES
         (gen_random_uuid(), 'vieux', '2026-02-01T00:00:00Z'), (gen_random_uuid(), 'neuf', '2026-03-01T00:00:00Z')`,
    );
    const octets = async function* () {
      yield Buffer.from('x');
    };
    await banc.deps.stockage.ecrire('temporaire/oublie', octets());
    const demain = new Date(Date.now() + 2 * 86_400_000).toISOString();

    await executer(banc.legeres().balayer, { le: '2026-03-02T00:00:00.000Z' });
    const garde = await banc.deps.stockage.existe('temporaire/oublie');
    await banc.deuxFois(() => executer(banc.legeres().balayer, { le: demain }));

    const restants = await lignes(banc.base.orm, 'SELECT hachage FROM technique.mot_de_passe');
    expect(garde).to.equal(true);
    expect(await banc.deps.stockage.existe('temporaire/oublie')).to.equal(false);
    expect(restants).to.deep.equal([]);
  });
});
