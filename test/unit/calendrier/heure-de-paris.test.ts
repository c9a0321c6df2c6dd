import { expect } from 'chai';
import {
  debutDuJourDeParis,
  finDuJourDeParis,
  instantEnFrancais,
  isoDeParis,
  jourCompactDeParis,
  jourDeParis,
  jourEnFrancais,
} from '../../../domain/calendrier/heure-de-paris.ts';

describe('time in Paris', () => {
  it('writes winter and summer offsets', () => {
    expect(isoDeParis('2026-03-02T16:21:00.123Z')).to.equal('2026-03-02T17:21:00+01:00');
    expect(isoDeParis('2026-07-02T16:21:00Z')).to.equal('2026-07-02T18:21:00+02:00');
  });

  it('tells the two occurrences of one hour apart in autumn', () => {
    expect(isoDeParis('2026-10-25T00:30:00Z')).to.equal('2026-10-25T02:30:00+02:00');
    expect(isoDeParis('2026-10-25T01:30:00Z')).to.equal('2026-10-25T02:30:00+01:00');
  });

  it('takes the day in Paris, not in UTC', () => {
    expect(jourDeParis('2025-12-31T23:30:00Z')).to.equal('2026-01-01');
    expect(jourCompactDeParis('2023-10-24T22:00:00Z')).to.equal('20231025');
    expect(jourCompactDeParis('2023-10-24T21:59:59Z')).to.equal('20231024');
  });

  it('writes midnight as 00', () => {
    expect(isoDeParis('2026-03-01T23:00:00Z')).to.equal('2026-03-02T00:00:00+01:00');
  });

  it('speaks French', () => {
    expect(jourEnFrancais('2026-08-01')).to.equal('1er août 2026');
    expect(instantEnFrancais('2026-03-02T16:21:05Z')).to.equal('2 mars 2026 à 17:21:05 (heure de Paris, UTC+01:00)');
  });

  it('gives the bounds of a day in UTC, on the days that clocks change too', () => {
    expect(debutDuJourDeParis('2026-03-02')).to.equal('2026-03-01T23:00:00.000Z');
    expect(debutDuJourDeParis('2026-07-02')).to.equal('2026-07-01T22:00:00.000Z');
    expect(debutDuJourDeParis('2026-03-29')).to.equal('2026-03-28T23:00:00.000Z');
    expect(finDuJourDeParis('2026-03-29')).to.equal('2026-03-29T22:00:00.000Z');
    expect(debutDuJourDeParis('2026-10-25')).to.equal('2026-10-24T22:00:00.000Z');
    expect(finDuJourDeParis('2026-10-25')).to.equal('2026-10-25T23:00:00.000Z');
  });

  it('refuses what is not an instant', () => {
    expect(() => isoDeParis('hier')).to.throw('Instant invalide');
  });
});
