import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type ConclusionEntonnoir, conclure } from '../../../domain/titulaire/entonnoir.ts';

const NIR = '2550814168025';
const TROUVE: ConclusionEntonnoir = { trouve: true, nir: NIR };
const phrase = (laquelle: 3 | 4 | 5 | 6): ConclusionEntonnoir => ({ trouve: false, phrase: laquelle });

/** Persons left after each step that was counted, and what the funnel says. */
const TABLE: [number[], ConclusionEntonnoir | undefined][] = [
  [[0], phrase(3)],
  [[0, 0, 0], phrase(3)],
  [[1], TROUVE],
  [[1, 0, 0], TROUVE],
  [[2], undefined],
  [[2, 0], phrase(4)],
  [[2, 0, 0], phrase(4)],
  [[2, 1], TROUVE],
  [[5, 1, 0], TROUVE],
  [[2, 2], undefined],
  [[3, 2, 0], phrase(5)],
  [[3, 2, 1], TROUVE],
  [[3, 2, 2], phrase(6)],
  [[], undefined],
];

describe('the funnel', () => {
  for (const [restants, attendu] of TABLE)
    it(`with ${restants.join(', then ') || 'no step'} says ${JSON.stringify(attendu) ?? 'that a step is to come'}`, () => {
      const conclusion = conclure(
        restants.map((candidats) => ({ candidats, nir: candidats === 1 ? NIR : '1'.repeat(13) })),
      );

      expect(conclusion).to.deep.equal(attendu);
    });
});
