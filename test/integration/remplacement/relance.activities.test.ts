import { expect } from 'chai';
import { type BancRemplacement, ouvrirBancRemplacement } from '../../support/banc-remplacement.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent } from '../../support/personnes.ts';

/** The requests of the bench wait since 2 and 3 March 2026: five working days later, in the morning. */
const LE = '2026-03-11T07:00:00.000Z';

describe('reminders of the requests of replacement', () => {
  let banc: BancRemplacement;
  let support: string;
  let supervision: string;

  beforeEach(async () => {
    banc = await ouvrirBancRemplacement();
    support = await ajouterAgent(banc.base.orm, ['support']);
    supervision = await ajouterAgent(banc.base.orm, ['supervision']);
    await ajouterAgent(banc.base.orm, ['exploitation']);
  });

  afterEach(() => banc.fermer());

  const relancer = (le = LE) => banc.activites.relancerAgentsRemplacements({ le });
  const relances = (): Promise<{ cle: string; references: string[] }[]> =>
    lignes(
      banc.base.orm,
      `SELECT cle, parametres->'references' AS references FROM accrochage.courriel
       WHERE modele = 'remplacements-en-attente' ORDER BY cle`,
    );
  const referenceDe = async (remplacementId: string): Promise<string> => {
    const sql = 'SELECT reference FROM accrochage.remplacement WHERE id = ?';
    return (await lignes<{ reference: string }>(banc.base.orm, sql, [remplacementId]))[0]?.reference ?? '';
  };

  it('run twice, tells once a day each agent who may decide which ones wait', async () => {
    const reference = await referenceDe(await banc.completer());

    const [premiere, seconde] = await banc.deuxFois(() => relancer());
    await relancer('2026-03-12T07:00:00.000Z');

    expect(premiere.courrielIds).to.have.length(2);
    expect(seconde).to.deep.equal(premiere);
    const attendues = ['2026-03-11', '2026-03-12'].flatMap((jour) =>
      [support, supervision].sort().map((id) => ({
        cle: `remplacements-en-attente:${jour}:${id}`,
        references: [reference],
      })),
    );
    expect(await relances()).to.deep.equal(attendues);
  });

  it('tells of an opposition to examine too', async () => {
    const remplacementId = await banc.accepter();
    await banc.opposer(remplacementId);

    await relancer();

    expect((await relances())[0]?.references).to.deep.equal([await referenceDe(remplacementId)]);
  });

  it('tells nothing of a request that waits for its author, or for its delay', async () => {
    await banc.ouvrir();
    await banc.accepter();

    const { courrielIds } = await relancer();

    expect(courrielIds).to.deep.equal([]);
  });

  it('tells nothing of a recent one', async () => {
    await banc.completer();

    const { courrielIds } = await relancer('2026-03-09T07:00:00.000Z');

    expect(courrielIds).to.deep.equal([]);
  });
});
