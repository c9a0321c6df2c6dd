import { expect } from 'chai';
import { limiterDebit } from '../../../activities/debit.ts';

describe('rate of the calls to the register', () => {
  it('spaces them as told, and answers each', async () => {
    const departs: number[] = [];
    const limite = limiterDebit(
      {
        rapprocher: async (lot) => {
          departs.push(performance.now());
          return lot.map(({ rang }) => ({ rang, trouve: false, phrase: 3 }));
        },
      },
      50,
    );
    const identification = { par: 'IDENTIFIANT_NATIONAL', nir: '2550814168025', nomNaissance: 'X' } as const;

    const reponses = await Promise.all([0, 1, 2].map((rang) => limite.rapprocher([{ rang, identification }])));

    expect(reponses.flat().map(({ rang }) => rang)).to.deep.equal([0, 1, 2]);
    // Timers may fire a little early; three calls at 50 a second take 40 ms.
    expect((departs[2] ?? 0) - (departs[0] ?? 0)).to.be.greaterThan(35);
  });

  it('gives up waiting when it is cancelled', async () => {
    const limite = limiterDebit({ rapprocher: async () => [] }, 0.001);
    await limite.rapprocher([]);

    const erreur = await limite.rapprocher([], AbortSignal.abort()).then(
      () => null,
      (e: Error) => e.name,
    );

    expect(erreur).to.equal('AbortError');
  });
});
