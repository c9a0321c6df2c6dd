import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { octetsDe } from '../../../scripts/oracle/cas/cas.ts';
import { lireFigures } from '../../../scripts/oracle/figures.ts';
import { analyse } from './analyse.ts';

const EXEMPLE = readFileSync(new URL('../../fixtures/depots/exemple.xml', import.meta.url));

describe('a document that arrives in pieces', () => {
  for (const [file, figures] of lireFigures())
    it(`gets the same answer byte by byte and whole: ${file}, ${figures.length} documents`, () => {
      const differing = figures
        .map(({ nom, document }) => ({ nom, bytes: octetsDe(document) }))
        .filter(({ bytes }) => JSON.stringify(analyse(bytes, 1)) !== JSON.stringify(analyse(bytes)));

      expect(differing.map(({ nom }) => nom)).to.deep.equal([]);
    });

  for (const step of [1, 7, 4_095, 8_191, 8_192, 8_193, 65_535, 65_536, 65_537])
    it(`gives the same passages ${step} bytes at a time, wherever a window of the reader ends`, () => {
      for (let shift = 0; shift < 40; shift += 1) {
        const bytes = Buffer.concat([EXEMPLE, Buffer.from(`<!--${'é'.repeat(shift * 97)}-->`)]);

        const pieces = analyse(bytes, step);

        expect(pieces).to.deep.equal(analyse(bytes));
      }
    });
});

describe('a document cut short', () => {
  it('is refused at every byte, with a sentence', () => {
    const small = readFileSync(new URL('../../../scripts/oracle/graines/minimal.xml', import.meta.url));

    const verdicts = Array.from({ length: small.length - 1 }, (_, length) => analyse(small.subarray(0, length)));

    expect(verdicts.filter(({ verdict, erreurs }) => verdict === 'OK' || !erreurs.at(-1)?.message)).to.deep.equal([]);
  });
});
