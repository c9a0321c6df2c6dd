import { expect } from 'chai';
import { anyUriFault } from '../../../adapters/xsd/schema/any-uri.ts';
import {
  collapseXml,
  compareInteger,
  isBoolean,
  isDate,
  isDateTime,
  isInteger,
  trimXml,
} from '../../../adapters/xsd/schema/lexical.ts';
import { compilePattern } from '../../../adapters/xsd/schema/patterns.ts';

const TABLES: [string, (value: string) => boolean, string[], string[]][] = [
  ['a boolean', isBoolean, ['true', 'false', '1', '0'], ['', 'True', 'yes', '01', ' true']],
  [
    'an integer',
    isInteger,
    ['0', '-0', '+0001000', '9'.repeat(400)],
    ['', '+', '1.0', '1e3', '1 000', '１', '٣', '--1'],
  ],
  [
    'a date',
    isDate,
    ['2024-02-29', '2000-02-29', '2023-12-31', '2023-01-01Z', '2023-01-01+14:00', '-0044-03-15', '12000-01-01'],
    [
      '2023-02-29',
      '1900-02-29',
      '2023-04-31',
      '0000-01-01',
      '2023-1-1',
      '2023-01-01+14:01',
      '02023-01-01',
      '2023-13-01',
    ],
  ],
  [
    'an instant',
    isDateTime,
    ['2023-01-01T00:00:00', '2023-01-01T24:00:00Z', '2023-01-01T10:00:00.5-00:00', '2023-01-01T10:00:00+14:00'],
    ['2023-01-01', '2023-01-01T24:00:01', '2023-01-01T10:00:60', '2023-01-01T10:00:00+14:01', '2023-02-30T10:00:00'],
  ],
  [
    'a URI',
    (value) => !anyUriFault(value),
    ['', 'a', 'http://x/y?z#t', 'é à', 'http://[::1]:80/', '#a', 'urn:a:b', '%41', 'a/b:c', '{x}'],
    ['%', '%zz', '#a#b', ':a', 'a:', '1a:b', 'http://[', '[', '//', 'a:#b'],
  ],
];

describe('the lexical rules of the types', () => {
  for (const [title, accepts, valid, invalid] of TABLES) {
    it(`accept ${title}`, () => {
      expect(valid.filter((value) => !accepts(value))).to.deep.equal([]);
    });
    it(`refuse what is not ${title}`, () => {
      expect(invalid.filter(accepts)).to.deep.equal([]);
    });
  }

  it('trim and collapse white space as XML knows it, and nothing else', () => {
    expect(trimXml(' \t\r\na b\n')).to.equal('a b');
    expect(collapseXml('\ta \n b ')).to.equal('a b');
    expect(trimXml('\u00a0a\u2028')).to.equal('\u00a0a\u2028');
  });

  it('compare integers of any length with a bound', () => {
    expect(compareInteger('1900', 1900)).to.equal(0);
    expect(compareInteger('-0', 1)).to.equal(-1);
    expect(compareInteger('9'.repeat(400), 2099)).to.equal(1);
    expect(compareInteger(`-${'9'.repeat(400)}`, 1)).to.equal(-1);
    expect(compareInteger('+0002099', 2099)).to.equal(0);
  });

  it('refuse a pattern that they might read otherwise than XML Schema does', () => {
    expect(() => compilePattern('\\i\\c*')).to.throw('hors de la syntaxe reconnue');
    expect(() => compilePattern('[a-z-[aeiou]]')).to.throw('hors de la syntaxe reconnue');
  });
});
