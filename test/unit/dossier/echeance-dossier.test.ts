import { expect } from 'chai';
import {
  decalerEcheances,
  echeanceAttente,
  echeancesComplement,
  prochaineEcheance,
} from '../../../domain/dossier/echeance-dossier.ts';
import { BusinessError } from '../../../domain/errors.ts';

const LE = '2026-03-02T09:00:00.000Z';

describe('what becomes due on a case by itself', () => {
  it('reminds on the tenth and twentieth days at nine in Paris, then ends at the end of the day given', () => {
    expect(echeancesComplement({ le: LE }, '2026-04-01')).to.deep.equal([
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-12T08:00:00.000Z' },
      // The twentieth day is a Sunday.
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-23T08:00:00.000Z' },
      { genre: 'FIN_COMPLEMENT', le: '2026-04-01T22:00:00.000Z' },
    ]);
  });

  it('carries the end to the next working day', () => {
    const [fin] = echeancesComplement({ le: LE }, '2026-03-07');

    expect(fin).to.deep.equal({ genre: 'FIN_COMPLEMENT', le: '2026-03-09T23:00:00.000Z' });
  });

  it('does not remind after the end', () => {
    expect(echeancesComplement({ le: LE }, '2026-03-17').map(({ genre }) => genre)).to.deep.equal([
      'RAPPEL_COMPLEMENT',
      'FIN_COMPLEMENT',
    ]);
  });

  it('brings a case on hold back when its day begins in Paris', () => {
    expect(echeanceAttente({ le: LE }, '2026-05-04')).to.deep.equal({
      genre: 'FIN_ATTENTE',
      le: '2026-05-03T22:00:00.000Z',
    });
  });

  for (const jour of ['2026-03-02', '2026-02-01', '2027-03-03'])
    it(`refuses ${jour}: from tomorrow to one year from now`, () => {
      expect(() => echeanceAttente({ le: LE }, jour))
        .to.throw(BusinessError)
        .with.property('code', 'DEMANDE_INVALIDE');
    });

  it('is later by as much as the hold lasted, whose own end is not due any more', () => {
    const echeances = [
      { genre: 'FIN_COMPLEMENT', le: '2026-04-01T22:00:00.000Z' },
      { genre: 'FIN_ATTENTE', le: '2026-05-03T22:00:00.000Z' },
    ] as const;

    expect(decalerEcheances(echeances, LE, { le: '2026-03-04T09:00:00.000Z' })).to.deep.equal([
      { genre: 'FIN_COMPLEMENT', le: '2026-04-03T22:00:00.000Z' },
    ]);
  });

  it('stays at the end of a working day, and in the morning, however long the hold lasted', () => {
    const echeances = [
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-12-04T08:00:00.000Z' },
      { genre: 'FIN_COMPLEMENT', le: '2026-12-10T23:00:00.000Z' },
    ] as const;

    // From nine in the morning to a midnight: thirteen days and fifteen hours.
    expect(decalerEcheances(echeances, '2026-12-01T08:00:00.000Z', { le: '2026-12-14T23:00:00.000Z' })).to.deep.equal([
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-12-18T08:00:00.000Z' },
      { genre: 'FIN_COMPLEMENT', le: '2026-12-24T23:00:00.000Z' },
    ]);
    expect(decalerEcheances(echeances, '2026-12-01T08:00:00.000Z', { le: '2026-12-03T08:00:00.000Z' })).to.deep.equal([
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-12-07T08:00:00.000Z' },
      { genre: 'FIN_COMPLEMENT', le: '2026-12-14T23:00:00.000Z' },
    ]);
  });

  it('is taken in the order of the instants', () => {
    expect(prochaineEcheance([])).to.equal(null);
    expect(
      prochaineEcheance([
        { genre: 'FIN_COMPLEMENT', le: '2026-04-01T22:00:00.000Z' },
        { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-12T08:00:00.000Z' },
      ])?.genre,
    ).to.equal('RAPPEL_COMPLEMENT');
  });
});
