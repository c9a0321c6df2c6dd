import { expect } from 'chai';
import { seuilsInactivite } from '../../../domain/compte/inactivite.ts';

describe('inactivity', () => {
  it('counts calendar months back from the day in Paris', () => {
    expect(seuilsInactivite('2026-11-25T16:00:00.000Z')).to.deep.equal({
      preavisAvant: '2025-12-24T23:00:00.000Z',
      sommeilAvant: '2025-11-24T23:00:00.000Z',
      avertiAvant: '2026-10-24T22:00:00.000Z',
      sommeilPrevuLe: '2026-12-25',
    });
  });

  it('takes the day that has begun in Paris', () => {
    expect(seuilsInactivite('2026-06-30T22:30:00.000Z').sommeilAvant).to.equal('2025-06-30T22:00:00.000Z');
  });

  it('leaves to the person the days that a month lacks', () => {
    expect(seuilsInactivite('2025-02-28T12:00:00.000Z').sommeilAvant).to.equal('2024-02-27T23:00:00.000Z');
    expect(seuilsInactivite('2026-01-31T12:00:00.000Z').sommeilPrevuLe).to.equal('2026-02-28');
  });
});
