import { expect } from 'chai';
import type { DeclarationEnvoi } from '../../../domain/cocertification/ordres.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import {
  type BancMandats,
  buildDeclaration,
  buildOctroi,
  LE,
  ouvrirBancMandats,
  publierFiche,
} from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const CODE = 'RNCP31001';

describe('who sends the holders of a code held by several certificateurs', () => {
  let banc: BancMandats;
  let a: string;
  let b: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    [{ siret: a }, { siret: b }] = [await banc.accrocher(), await banc.accrocher()];
    await publierFiche(banc, { numero: CODE, certificateurs: [a, b] });
  });

  afterEach(() => banc.fermer());

  const declarer = (siret: string, declaration: Partial<DeclarationEnvoi> = {}) =>
    banc.cocertifications().declarerEnvoi({ siret, demande: buildDeclaration(declaration) });
  const compterSur = (siretEmetteur: string) => ({ mode: 'UN_POUR_TOUS' as const, siretEmetteur });
  /** Findings that are not lifted: kind, and SIRET of the organisme. */
  const constats = async () =>
    (
      await lignes<{ genre: string; siret: string }>(
        banc.base.orm,
        `SELECT c.genre, o.siret FROM accrochage.constat c JOIN accrochage.organisme o ON o.id = c.organisme_id
         WHERE c.etat <> 'LEVE' AND c.code = ? ORDER BY c.genre`,
        [CODE],
      )
    ).map(({ genre, siret }) => [genre, genre === 'DECLARATIONS_DISCORDANTES' ? '' : siret]);

  it('declarerEnvoi run twice declares once, with its findings and a mail to the one it names', async () => {
    const demande = buildDeclaration(compterSur(b));
    const premiere = await banc.cocertifications().declarerEnvoi({ siret: a, demande });
    const avant = await banc.photographier();

    const seconde = await banc.cocertifications().declarerEnvoi({ siret: a, demande });

    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.courrielIds).to.have.length(1);
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await constats()).to.deep.equal([['TITULAIRES_SANS_EMETTEUR', a]]);
  });

  it('both findings come when A relies on B who sends its own, and go by themselves once B agrees', async () => {
    await declarer(a, compterSur(b));
    await declarer(b);
    const pendant = await constats();

    await declarer(b, compterSur(b));

    expect(pendant).to.deep.equal([
      ['DECLARATIONS_DISCORDANTES', ''],
      ['TITULAIRES_SANS_EMETTEUR', a],
    ]);
    expect(await constats()).to.deep.equal([]);
  });

  it('a mandate for the code gives its holders a sender, and its end takes it back', async () => {
    await declarer(a, compterSur(b));
    const demande = buildOctroi({ certifications: [CODE] });
    await banc.mandats().accorderMandat({ siret: a, demande });
    const avecMandat = await constats();

    const fin = { mandatId: demande.mandatId, version: 1, acteur: demande.acteur, le: LE };
    await banc.mandats().terminerMandat({ siret: a, demande: fin });
    const leDernierJour = await constats();
    await banc.verifierMandats('2026-03-06T01:00:00.000Z');

    expect([avecMandat, leDernierJour]).to.deep.equal([[], []]);
    expect(await constats()).to.deep.equal([['TITULAIRES_SANS_EMETTEUR', a]]);
  });

  it('verifierMandats run twice writes nothing more; a declaration to come counts from its day', async () => {
    await declarer(a, { ...compterSur(b), debut: '2026-04-01' });
    const avant = await constats();

    await banc.verifierMandats('2026-04-01T01:00:00.000Z');
    const photo = await banc.photographier();
    await banc.verifierMandats('2026-04-01T01:00:00.000Z');

    expect(avant).to.deep.equal([]);
    expect(await constats()).to.deep.equal([['TITULAIRES_SANS_EMETTEUR', a]]);
    expect(await banc.photographier()).to.deep.equal(photo);
  });

  it('an agent’s decision on a finding stands while the fact does', async () => {
    await declarer(a, compterSur(b));
    await lignes(banc.base.orm, "UPDATE accrochage.constat SET etat = 'IGNORE' WHERE code = ?", [CODE]);

    await banc.verifierMandats();
    const pendant = await lignes(banc.base.orm, 'SELECT etat FROM accrochage.constat');
    await declarer(b, compterSur(b));
    await declarer(b);

    expect(pendant).to.deep.equal([{ etat: 'IGNORE' }]);
    expect(await constats()).to.deep.include(['TITULAIRES_SANS_EMETTEUR', a]);
    const etats = await lignes(
      banc.base.orm,
      "SELECT etat FROM accrochage.constat WHERE genre = 'TITULAIRES_SANS_EMETTEUR'",
    );
    expect(etats).to.deep.equal([{ etat: 'A_TRAITER' }]);
  });

  it('a code that leaves the répertoires, or ends, raises nothing more', async () => {
    await declarer(a, compterSur(b));
    await lignes(banc.base.orm, "UPDATE accrochage.fiche SET fin = '2026-03-05' WHERE numero = ?", [CODE]);

    await banc.verifierMandats('2026-03-06T01:00:00.000Z');

    expect(await constats()).to.deep.equal([]);
  });

  it('is declared by a certificateur of the code, on one of them', async () => {
    const { siret: autre } = await banc.accrocher();

    const etranger = await refusMetier(declarer(autre));
    const nomme = await refusMetier(declarer(a, compterSur(autre)));
    const inconnu = await refusMetier(declarer(buildSiret()));

    expect([etranger.details.champ, nomme.details.champ, inconnu.code]).to.deep.equal([
      'code',
      'siretEmetteur',
      'INTROUVABLE',
    ]);
  });

  it('two contrary declarations at the same moment are found all the same', async () => {
    await Promise.all([declarer(a, compterSur(b)), declarer(b)]);

    expect(await constats()).to.deep.equal([
      ['DECLARATIONS_DISCORDANTES', ''],
      ['TITULAIRES_SANS_EMETTEUR', a],
    ]);
  });
});
