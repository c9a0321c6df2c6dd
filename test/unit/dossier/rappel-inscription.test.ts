import { expect } from 'chai';
import { fenetresRappel, rappelsPrevus } from '../../../domain/dossier/rappel-inscription.ts';

/** Rank due on that instant for a link issued on that other one. */
const rangDu = (emisLe: string, le: string): number | null =>
  fenetresRappel(le).find(({ depuis, avant }) => emisLe >= depuis && emisLe < avant)?.rang ?? null;

/** The same hour, so many days after 2 March 2026. */
const jour = (nombre: number): string =>
  new Date(Date.parse('2026-03-02T10:00:00.000Z') + nombre * 86_400_000).toISOString();

describe('reminders of unused identifiers', () => {
  it('are due 7, 15 and 25 days after the mail, none before and none once the link has ended', () => {
    const rangs = Array.from({ length: 36 }, (_, nombre) => rangDu(jour(0), jour(nombre)));

    expect(rangs.slice(0, 7)).to.deep.equal(Array(7).fill(null));
    expect(rangs.slice(7, 15)).to.deep.equal(Array(8).fill(1));
    expect(rangs.slice(15, 25)).to.deep.equal(Array(10).fill(2));
    expect(rangs.slice(25, 30)).to.deep.equal(Array(5).fill(3));
    expect(rangs.slice(30)).to.deep.equal(Array(6).fill(null));
  });

  it('count the days of Paris, whatever the hour', () => {
    // 23:30 UTC on the 1st is the 2nd in Paris.
    expect(rangDu('2026-03-01T23:30:00.000Z', '2026-03-08T08:00:00.000Z')).to.equal(null);
    expect(rangDu('2026-03-01T22:30:00.000Z', '2026-03-08T08:00:00.000Z')).to.equal(1);
    expect(rangDu('2026-03-02T22:30:00.000Z', '2026-03-09T00:10:00.000Z')).to.equal(1);
  });

  it('count days and not hours over the change of clocks', () => {
    // Clocks go forward on 29 March 2026.
    expect(rangDu('2026-03-23T22:59:00.000Z', '2026-03-30T00:00:00.000Z')).to.equal(1);
    expect(rangDu('2026-03-23T23:01:00.000Z', '2026-03-30T00:00:00.000Z')).to.equal(null);
  });

  it('never fall due two at once', () => {
    const fenetres = fenetresRappel(jour(40));

    for (const [index, fenetre] of fenetres.entries())
      expect(fenetres[index + 1]?.avant ?? fenetre.depuis).to.equal(fenetre.depuis);
  });

  it('leave when they are said to, whatever the hour of the link and the season', () => {
    for (const emisLe of ['2026-03-01T22:59:00.000Z', '2026-03-01T23:00:00.000Z', '2026-07-14T12:00:00.000Z'])
      for (const [index, le] of rappelsPrevus(emisLe).entries()) {
        const veille = new Date(Date.parse(le) - 86_400_000).toISOString();

        expect([rangDu(emisLe, veille), rangDu(emisLe, le)]).to.deep.equal([index || null, index + 1]);
      }
  });
});
