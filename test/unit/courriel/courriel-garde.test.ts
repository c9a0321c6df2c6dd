import { expect } from 'chai';
import { garderJusqua } from '../../../domain/courriel/courriel-garde.ts';

describe('how long a mail is kept as it was sent', () => {
  it('is five years with legal effect, one year without', () => {
    const le = new Date('2026-03-02T10:00:00.000Z');

    expect(garderJusqua(le, true).toISOString()).to.equal('2031-03-02T10:00:00.000Z');
    expect(garderJusqua(le, false).toISOString()).to.equal('2027-03-02T10:00:00.000Z');
  });
});
