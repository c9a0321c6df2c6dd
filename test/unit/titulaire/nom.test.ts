import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { cleNom, cleNomTronque, clesPrenoms } from '../../../domain/titulaire/nom.ts';

const MEMES: readonly [string, string, string][] = [
  ['case', 'dupont', 'DUPONT'],
  ['accents, composed or not', 'Élodie Noe\u0308l', 'ELODIE NOEL'],
  ['every sign of the alphabet', 'àâäçéèêëîïôöùûüÿñãõåšž', 'AAACEEEEIIOOUUUYNAOASZ'],
  ['ligatures', 'Cœur æther', 'COEUR AETHER'],
  ['the sharp s, small and capital', 'Weiß GROẞ', 'WEISS GROSS'],
  ['strokes', 'Sørensen Łukasz Đorđe', 'SORENSEN LUKASZ DORDE'],
  ['the dotless i', 'Yıldız İnce', 'YILDIZ INCE'],
  ['typographic apostrophes', 'D’Artagnan N‘Diaye Oʼbrien L´Hour L`Hour', "D'ARTAGNAN N'DIAYE O'BRIEN L'HOUR L'HOUR"],
  ['typographic hyphens', 'Jean‐Paul Anne‑Lise Li–An Marc−Yves', 'JEAN-PAUL ANNE-LISE LI-AN MARC-YVES'],
  ['blanks', '\u00a0de \t la\u202f\nFontaine ', 'DE LA FONTAINE'],
];

const DIFFERENTS: readonly [string, string, string][] = [
  ['the hyphen', 'Jean-François', 'Jean François'],
  ['the apostrophe', "D'Artagnan", 'Dartagnan'],
  ['the blank', 'De La Tour', 'Delatour'],
  ['a particle', 'de Villiers', 'Villiers'],
  ['one letter', 'Thomas', 'Tomas'],
];

describe('the comparison key of a name', () => {
  for (const [quoi, un, autre] of MEMES)
    it(`does not see ${quoi}`, () => {
      expect(cleNom(un)).to.equal(autre);
      expect(cleNom(autre)).to.equal(autre);
    });

  for (const [quoi, un, autre] of DIFFERENTS)
    it(`sees ${quoi}`, () => {
      expect(cleNom(un)).not.to.equal(cleNom(autre));
    });

  it('is its own key, and the same one for the composed and the decomposed writing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (nom) => {
        const cle = cleNom(nom);

        expect(cleNom(cle)).to.equal(cle);
        expect(cleNom(nom.normalize('NFC'))).to.equal(cle);
        expect(cleNom(nom.normalize('NFD'))).to.equal(cle);
        expect(cle).not.to.match(/^\s|\s$|\s\s|\p{M}|\p{Cc}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the short way and the long way to the same key', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ABZ -'"), maxLength: 12 }), (nom) => {
        // The accent sends the name by the long way.
        expect(cleNom(`${nom}É`)).to.equal(cleNom(`${nom}E`));
      }),
    );
  });
});

describe('the key of a name cut to a field', () => {
  it('lets a long name meet what a field of 30 could hold of it', () => {
    const entier = 'DE LA ROCHEFOUCAULD-MONTBEL DE SAINT ANDRE';

    const cle = cleNomTronque(entier, 30);

    expect(cle).to.equal('DE LA ROCHEFOUCAULD-MONTBEL DE');
    expect(cleNomTronque(entier.slice(0, 30), 30)).to.equal(cle);
    expect(cleNomTronque('Cœur'.repeat(10).slice(0, 30), 30)).to.equal(cleNomTronque('COEUR'.repeat(10), 30));
  });

  it('ends on no blank and on no half character', () => {
    expect(cleNomTronque('ABC DEF', 4)).to.equal('ABC');
    expect(cleNomTronque('ABC\u{20000}', 4)).to.equal('ABC');
  });
});

describe('the first names of the register', () => {
  it('are separated by blanks, compound ones held by their hyphen', () => {
    expect(clesPrenoms('  Jean-François   René ')).to.deep.equal(['JEAN-FRANCOIS', 'RENE']);
    expect(clesPrenoms(' ')).to.deep.equal([]);
  });
});
