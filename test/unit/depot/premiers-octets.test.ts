import { expect } from 'chai';
import { debutAcceptable } from '../../../domain/depot/premiers-octets.ts';

describe('the first bytes of a deposited file', () => {
  const cas: readonly [string, number[], boolean][] = [
    ['< in UTF-8', [0x3c, 0x3f, 0x78], true],
    ['white space', [0x20, 0x0a, 0x3c], true],
    ['a carriage return alone', [0x0d], true],
    ['the mark of UTF-8', [0xef, 0xbb, 0xbf], true],
    ['the mark of UTF-16, little end first', [0xff, 0xfe, 0x3c], true],
    ['the mark of UTF-16, big end first', [0xfe, 0xff, 0x00], true],
    ['< in UTF-16 without mark, little end first', [0x3c, 0x00, 0x3f], true],
    ['< in UTF-16 without mark, big end first', [0x00, 0x3c, 0x00], true],
    ['nothing', [], false],
    ['half a mark', [0xef, 0xbb], false],
    ['UTF-32, big end first', [0x00, 0x00, 0xfe], false],
    ['a ZIP', [0x50, 0x4b, 0x03], false],
    ['a gzip', [0x1f, 0x8b, 0x08], false],
    ['a letter', [0x66, 0x6c, 0x75], false],
    ['a no-break space', [0xa0, 0x3c, 0x3f], false],
    ['EBCDIC', [0x4c, 0x6f, 0xa7], false],
    ['a NUL', [0x00], false],
  ];
  for (const [nom, octets, attendu] of cas)
    it(`are ${attendu ? '' : 'not '}acceptable: ${nom}`, () => {
      expect(debutAcceptable(Uint8Array.from(octets))).to.equal(attendu);
    });
});
