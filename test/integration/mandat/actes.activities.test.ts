import { expect } from 'chai';
import { MandatRepository } from '../../../database/repositories/mandat.repository.ts';
import type { MandatApresActe } from '../../../domain/mandat/ordres.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import {
  type BancMandats,
  buildOctroi,
  JOUR,
  LE,
  ouvrirBancMandats,
  publierFiche,
} from '../../support/banc-mandats.ts';
import { AGENTS, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const PLUS_TARD = '2026-03-20T09:00:00.000Z';

describe('acts on a mandate', () => {
  let banc: BancMandats;
  let siret: string;
  let deposant: string;
  let mandat: MandatApresActe;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    ({ siret } = await banc.accrocher());
    const demande = buildOctroi();
    deposant = demande.mandat.siret;
    mandat = (await banc.mandats().accorderMandat({ siret, demande })).reponse;
  });

  afterEach(() => banc.fermer());

  const qui = { acteur: `agent:${AGENTS[0]}`, le: LE };
  const modifier = (change: object) =>
    banc.mandats().modifierMandat({
      siret,
      demande: {
        mandatId: mandat.mandatId,
        version: 1,
        certifications: ['RNCP1'],
        fin: '2026-06-30',
        ...qui,
        ...change,
      },
    });
  const terminer = (change: object = {}) =>
    banc.mandats().terminerMandat({ siret, demande: { mandatId: mandat.mandatId, version: 1, ...qui, ...change } });
  const courriels = async (modele: string) =>
    (
      await lignes<{ destinataire: string }>(
        banc.base.orm,
        'SELECT destinataire FROM accrochage.courriel WHERE modele = ? ORDER BY destinataire',
        [modele],
      )
    ).map(({ destinataire }) => destinataire);
  const journal = () =>
    lignes(
      banc.base.orm,
      "SELECT acte, acteur, etat_avant, etat_apres FROM journal.ligne WHERE objet_type = 'mandat' ORDER BY numero",
    );

  it('modifierMandat run twice changes it once, and tells both ends', async () => {
    const premiere = await modifier({});
    const avant = await banc.photographier();

    const seconde = await modifier({});

    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.reponse).to.deep.include({ certifications: ['RNCP1'], fin: '2026-06-30', version: 2 });
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await courriels('mandat-modifie')).to.deep.equal([
      'depot@services-fictifs.example',
      'odile.tesseyre@institut-fictif.example',
    ]);
  });

  it('a change on an outdated view is refused, with who acted', async () => {
    await modifier({});

    const erreur = await refusMetier(modifier({ certifications: ['RNCP2'] }));

    expect(erreur.code).to.equal('VERSION_PERIMEE');
    expect(erreur.details).to.deep.include({ version: 2, par: qui.acteur, le: LE });
  });

  it('a change that would meet another mandate of the pair, or a partner, is refused', async () => {
    await modifier({});
    const autre = buildOctroi({ siret: deposant, certifications: ['RNCP2'] });
    await banc.mandats().accorderMandat({ siret, demande: autre });
    await publierFiche(banc, { numero: 'RNCP3', partenaires: [deposant] });

    const rencontre = await refusMetier(modifier({ version: 2, certifications: ['RNCP1', 'RNCP2'] }));
    const partenaire = await refusMetier(modifier({ version: 2, certifications: ['RNCP1', 'RNCP3'] }));

    expect([rencontre.code, partenaire.code]).to.deep.equal(['MANDAT_CHEVAUCHE', 'DEPOSANT_PARTENAIRE']);
  });

  it('terminerMandat run twice ends it once, its last day included, and the journal tells each act', async () => {
    const premiere = await terminer();
    const avant = await banc.photographier();

    const seconde = await terminer();

    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.reponse).to.deep.include({ fin: JOUR, situation: 'EN_VIGUEUR', version: 2 });
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await courriels('mandat-termine')).to.have.length(2);
    const acteur = qui.acteur;
    expect(await journal()).to.deep.equal([
      { acte: 'mandat.accorder', acteur, etat_avant: null, etat_apres: 'EN_VIGUEUR' },
      { acte: 'mandat.terminer', acteur, etat_avant: 'EN_VIGUEUR', etat_apres: 'EN_VIGUEUR' },
    ]);
  });

  it('once over it changes no more, and another may be granted to the same déposant', async () => {
    await terminer();

    const tard = await refusMetier(terminer({ version: 2, le: PLUS_TARD }));
    const { reponse } = await banc
      .mandats()
      .accorderMandat({ siret, demande: buildOctroi({ siret: deposant }, { le: PLUS_TARD }) });

    expect(tard.code).to.equal('DEJA_FAIT');
    expect(reponse).to.include({ numeroContrat: mandat.numeroContrat, debut: '2026-03-20' });
  });

  it('ended before it begins, it is annulled, gives no right and stands in nobody’s way', async () => {
    const demande = buildOctroi({ debut: '2026-04-01' });
    await banc.mandats().accorderMandat({ siret, demande });
    const annuler = () => terminer({ mandatId: demande.mandatId });
    const premiere = await annuler();
    const avant = await banc.photographier();

    const seconde = await annuler();

    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.reponse).to.include({ situation: 'ANNULE', version: 2 });
    expect(await banc.photographier()).to.deep.equal(avant);
    const [lien] = await lignes<{ un: string; autre: string }>(
      banc.base.orm,
      `SELECT (SELECT id FROM accrochage.organisme WHERE siret = ?) AS un,
         (SELECT id FROM accrochage.organisme WHERE siret = ?) AS autre`,
      [demande.mandat.siret, siret],
    );
    const connus = await new MandatRepository(banc.base.orm.em.fork()).entre(lien?.un ?? '', lien?.autre ?? '');
    expect(connus).to.deep.equal([]);
    const encore = buildOctroi({ siret: demande.mandat.siret, debut: '2026-04-01' });
    expect((await banc.mandats().accorderMandat({ siret, demande: encore })).reponse.situation).to.equal('A_VENIR');
  });

  it('does not exist for another certificateur', async () => {
    const autre = await banc.accrocher({ siret: buildSiret() });

    const erreur = await refusMetier(
      banc.mandats().terminerMandat({
        siret: autre.siret,
        demande: { mandatId: mandat.mandatId, version: 1, ...qui },
      }),
    );

    expect(erreur.code).to.equal('INTROUVABLE');
  });

  it('of two agents who act at once, one is told that it changed', async () => {
    const issues = await Promise.allSettled([modifier({}), terminer({ jour: '2026-05-01' })]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
  });
});
