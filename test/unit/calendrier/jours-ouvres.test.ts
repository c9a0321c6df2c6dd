import { expect } from 'chai';
import { ajouterJours, ajouterMois, ecartEnJours, jourExiste } from '../../../domain/calendrier/jour.ts';
import {
  ajouterJoursOuvres,
  dimancheDePaques,
  echeanceEnJours,
  echeanceEnMois,
  estJourOuvre,
  joursFeries,
  reporterAuJourOuvre,
} from '../../../domain/calendrier/jours-ouvres.ts';

describe('French calendar', () => {
  // Dates of Easter as published (Bureau des longitudes), earliest and latest cases included.
  const PAQUES = [
    '1961-04-02',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2021-04-04',
    '2024-03-31',
    '2025-04-20',
  ].concat(['2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2038-04-25', '2049-04-18']);

  for (const jour of PAQUES) {
    it(`finds Easter on ${jour}`, () => {
      expect(dimancheDePaques(Number(jour.slice(0, 4)))).to.equal(jour);
    });
  }

  it('knows the eleven public holidays of 2026', () => {
    expect(joursFeries(2026)).to.deep.equal([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('takes Saturdays, Sundays and holidays for days off', () => {
    expect(estJourOuvre('2026-03-06')).to.equal(true);
    expect(estJourOuvre('2026-03-07')).to.equal(false);
    expect(estJourOuvre('2026-03-08')).to.equal(false);
    expect(estJourOuvre('2026-05-14')).to.equal(false);
  });

  it('carries a day off to the next working day, over a long week-end', () => {
    expect(reporterAuJourOuvre('2026-04-04')).to.equal('2026-04-07');
    expect(reporterAuJourOuvre('2026-04-07')).to.equal('2026-04-07');
  });

  it('adds working days without counting the first', () => {
    expect(ajouterJoursOuvres('2026-04-30', 5)).to.equal('2026-05-11');
    expect(ajouterJoursOuvres('2026-04-30', 0)).to.equal('2026-04-30');
    expect(ajouterJoursOuvres('2026-05-02', 1)).to.equal('2026-05-04');
  });

  it('refuses a number of working days that makes no sense', () => {
    expect(() => ajouterJoursOuvres('2026-04-30', -1)).to.throw(RangeError);
    expect(() => ajouterJoursOuvres('2026-04-30', 1.5)).to.throw(RangeError);
  });

  it('counts calendar months, ends of months included', () => {
    expect(ajouterMois('2026-02-10', 3)).to.equal('2026-05-10');
    expect(ajouterMois('2025-11-30', 3)).to.equal('2026-02-28');
    expect(ajouterMois('2023-11-30', 3)).to.equal('2024-02-29');
    expect(ajouterMois('2026-01-31', 1)).to.equal('2026-02-28');
    expect(ajouterMois('2026-10-31', 3)).to.equal('2027-01-31');
    expect(ajouterMois('2026-03-31', -1)).to.equal('2026-02-28');
    expect(ajouterMois('2026-01-15', -1)).to.equal('2025-12-15');
  });

  it('carries the end of three months to a working day', () => {
    expect(echeanceEnMois('2026-02-10', 3)).to.equal('2026-05-11');
    expect(echeanceEnMois('2026-02-14', 3)).to.equal('2026-05-15');
    expect(echeanceEnMois('2026-03-02', 3)).to.equal('2026-06-02');
  });

  it('carries the end of sixty days to a working day', () => {
    expect(echeanceEnJours('2026-03-16', 60)).to.equal('2026-05-15');
    expect(echeanceEnJours('2026-03-15', 60)).to.equal('2026-05-15');
  });

  it('does arithmetic on days over the change of clocks', () => {
    expect(ajouterJours('2026-03-28', 2)).to.equal('2026-03-30');
    expect(ecartEnJours('2026-03-28', '2026-03-30')).to.equal(2);
    expect(ecartEnJours('2026-03-30', '2026-03-28')).to.equal(-2);
  });

  it('knows which days exist', () => {
    expect(jourExiste(2024, 2, 29)).to.equal(true);
    expect(jourExiste(2023, 2, 29)).to.equal(false);
    expect(jourExiste(1900, 2, 29)).to.equal(false);
    expect(jourExiste(2023, 4, 31)).to.equal(false);
    expect(jourExiste(2023, 13, 1)).to.equal(false);
  });

  it('refuses to reckon with a day that does not exist', () => {
    expect(() => ajouterJours('2026-02-30', 1)).to.throw('Jour invalide');
    expect(() => ajouterMois('26-02-03', 1)).to.throw('Jour invalide');
  });
});
