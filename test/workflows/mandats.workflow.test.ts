import { expect } from 'chai';
import { accepterDossier } from '../../workflows/accrochage/accrochage.contract.ts';
import {
  accorderMandat,
  declarerEnvoi,
  modifierMandat,
  terminerMandat,
} from '../../workflows/accrochage/mandats.contract.ts';
import { type BancAccrochage, ouvrirBancAccrochage } from '../support/banc-accrochage.ts';
import { buildDeclaration, buildOctroi } from '../support/banc-mandats.ts';
import { buildActe, buildSiret } from '../support/builders.ts';
import { jusqua } from '../support/jusqua.ts';
import { refusDe } from '../support/ordres.ts';
import { lignes } from '../support/orm.ts';
import { ajouterOrganisme } from '../support/personnes.ts';

describe('accrocherOrganisme, orders on mandates', () => {
  let banc: BancAccrochage;

  before(async () => {
    banc = await ouvrirBancAccrochage();
    await banc.demarrer(0);
  });

  after(() => banc.fermer());

  it('takes them without any case, hands the mails over, and ends by itself', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const demande = buildOctroi();
    const { acteur, le, mandatId } = demande;

    const accorde = await banc.ordonner(siret, accorderMandat, [demande]);
    const fin = await banc.poignee(siret).result();
    const modifie = await banc.ordonner(siret, modifierMandat, [
      { mandatId, version: 1, certifications: ['RNCP1'], fin: null, acteur, le },
    ]);
    const termine = await banc.ordonner(siret, terminerMandat, [{ mandatId, version: 2, acteur, le }]);
    await banc.poignee(siret).result();

    expect([accorde.version, modifie.version, termine.version]).to.deep.equal([1, 2, 3]);
    expect(fin).to.deep.equal({ dossierId: null, etat: null });
    const decides = await lignes<{ id: string; modele: string }>(
      banc.base.orm,
      "SELECT id, modele FROM accrochage.courriel WHERE modele LIKE '%mandat%' OR modele = 'identifiants-deposant'",
    );
    expect(banc.deps.misEnFile).to.include.members(decides.map(({ id }) => id));
    expect(decides.map(({ modele }) => modele)).to.have.members([
      ...['identifiants-deposant', 'mandats-accordes', 'mandat-modifie', 'mandat-modifie'],
      ...['mandat-termine', 'mandat-termine'],
    ]);
  });

  it('answers a grant again after its run has ended, and grants nothing more', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const demande = buildOctroi();
    const premier = await banc.ordonner(siret, accorderMandat, [demande], { updateId: 'un' });
    await banc.poignee(siret).result();

    const second = await banc.ordonner(siret, accorderMandat, [demande], { updateId: 'deux' });

    expect(second).to.deep.equal(premier);
  });

  it('opens with the identifiers the mandates granted by the acceptance', async () => {
    const siret = buildSiret();
    const deposant = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    const mandats = [{ siret: deposant, raisonSociale: 'Tiers Fictif', certifications: [] }];

    const accepte = await banc.ordonner(siret, accepterDossier, [{ ...buildActe({ dossierId }), mandats }]);

    expect(accepte).to.deep.equal({ dossierId, etat: 'ACCEPTE', version: 2, partenairesVerifies: false });
    const ouverts = () =>
      lignes(
        banc.base.orm,
        `SELECT FROM accrochage.mandat m JOIN accrochage.contrat c ON c.id = m.contrat_id
         JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?`,
        [deposant],
      );
    await jusqua(async () => (await ouverts()).length === 1);
  });

  it('says a refusal with its code, and ends the run that it opened for nothing', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);

    const soi = await refusDe(banc.ordonner(siret, accorderMandat, [buildOctroi({ siret })]));
    const code = await refusDe(banc.ordonner(siret, declarerEnvoi, [buildDeclaration()]));

    expect([soi.type, code.type]).to.deep.equal(['DEMANDE_INVALIDE', 'DEMANDE_INVALIDE']);
    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId: null, etat: null });
  });
});
