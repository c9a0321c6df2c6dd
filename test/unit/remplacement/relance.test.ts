import { expect } from 'chai';
import { relanceDue } from '../../../domain/remplacement/relance.ts';

/** Monday 2 March 2026: its fifth working day is over on Monday 9 at midnight, in Paris. */
const DEPUIS = '2026-03-02T09:00:00.000Z';

describe('the reminder of a request of replacement', () => {
  const cas: readonly [string, string, boolean][] = [
    ['is not due before the fifth working day is over in Paris', '2026-03-09T22:59:59.999Z', false],
    ['is due as soon as it is', '2026-03-09T23:00:00.000Z', true],
    ['is due again on each working day', '2026-03-13T07:00:00.000Z', true],
    ['leaves Saturdays alone', '2026-03-14T07:00:00.000Z', false],
    ['leaves public holidays alone', '2026-04-06T07:00:00.000Z', false],
  ];
  for (const [nom, le, attendu] of cas)
    it(nom, () => {
      expect(relanceDue(DEPUIS, le)).to.equal(attendu);
    });
});
