import { expect } from 'chai';
import { BusinessError } from '../../../domain/errors.ts';
import { createControleContenu } from '../../../domain/piece/contenu-piece.ts';
import type { TypePiece } from '../../../domain/piece/piece.ts';
import { CONTENUS } from '../../support/pieces.ts';

const texte = (contenu: string, encodage: BufferEncoding = 'utf8'): Buffer => Buffer.from(contenu, encodage);
const utf16be = (contenu: string): Buffer => Buffer.from(texte(contenu, 'utf16le')).swap16();

/** What becomes of these bytes when they come in chunks of that size. */
const juger = (type: TypePiece, octets: Uint8Array, morceau: number): string => {
  const controle = createControleContenu(type);
  try {
    for (let lu = 0; lu < octets.length; lu += morceau) controle.voir(octets.subarray(lu, lu + morceau));
    controle.finir();
    return 'accepted';
  } catch (erreur) {
    if (!(erreur instanceof BusinessError)) throw erreur;
    expect(erreur.code).to.equal('PIECE_CONTENU_DIFFERENT');
    return erreur.message;
  }
};

const jugerPartout = (type: TypePiece, octets: Uint8Array): string => {
  const [entier, ...autres] = [octets.length, 1, 7, 1024].map((morceau) => juger(type, octets, morceau));
  for (const autre of autres) expect(autre).to.equal(entier);
  return entier ?? '';
};

const long = (octets: Uint8Array): Buffer => Buffer.concat([octets, Buffer.alloc(5_000, 0x61)]);

describe('the content of an attachment', () => {
  const acceptes: readonly [string, TypePiece, Uint8Array][] = [
    ['a PDF', 'PDF', CONTENUS.pdf],
    ['a PDF 2.0, longer than what is looked at', 'PDF', long(texte('%PDF-2.0\n'))],
    ['a PNG', 'PNG', long(CONTENUS.png)],
    ['a JPEG', 'JPEG', long(CONTENUS.jpg)],
    ['an XML in UTF-8', 'XML', CONTENUS.xml],
    ['an XML with mark, blanks and comment', 'XML', texte('\ufeff \r\n\t<!-- <!doctype --><é/>')],
    ['an XML in UTF-16, little end first', 'XML', texte('\ufeff<a>é</a>', 'utf16le')],
    ['an XML in UTF-16, big end first', 'XML', utf16be('\ufeff<a>é</a>')],
    ['a CSV in UTF-8', 'CSV', CONTENUS.csv],
    ['a CSV in windows-1252', 'CSV', texte('pr\xe9nom;\x80\r\n', 'latin1')],
    ['a CSV with tabulations', 'CSV', texte('a\tb\n')],
    ['a CSV with a mark', 'CSV', texte('\ufeffa,b\n')],
    ['a workbook', 'XLSX', CONTENUS.xlsx],
    [
      'a workbook whose types come last',
      'XLSX',
      Buffer.concat([texte('PK\u0003\u0004', 'latin1'), long(texte('xl/workbook.xml')), texte('[Content_Types].xml')]),
    ],
  ];
  for (const [nom, type, octets] of acceptes)
    it(`is accepted when it is ${nom}`, () => {
      expect(jugerPartout(type, octets)).to.equal('accepted');
    });

  const AUTRE = 'n’est pas celui qu’annonce son extension';
  const refuses: readonly [string, TypePiece, Uint8Array, string][] = [
    ['a page named .pdf', 'PDF', texte('<html><script>alert(1)</script>'), AUTRE],
    ['a PDF behind something else', 'PDF', texte('GIF89a%PDF-1.7'), AUTRE],
    ['a JPEG named .png', 'PNG', CONTENUS.jpg, AUTRE],
    ['a PNG without its first part', 'PNG', CONTENUS.png.subarray(0, 8), AUTRE],
    ['a PNG named .jpg', 'JPEG', CONTENUS.png, AUTRE],
    ['one byte named .jpg', 'JPEG', Uint8Array.of(0xff), AUTRE],
    ['text named .xml', 'XML', texte('bonjour'), AUTRE],
    ['a lone bracket named .xml', 'XML', texte('<'), AUTRE],
    ['blanks named .xml', 'XML', texte(' '.repeat(3_000)), AUTRE],
    ['a zip named .xml', 'XML', CONTENUS.xlsx, AUTRE],
    ['an XML with a DOCTYPE', 'XML', texte('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'), 'DOCTYPE'],
    ['a DOCTYPE in UTF-16, little end first', 'XML', texte('\ufeff<!DOCTYPE a><a/>', 'utf16le'), 'DOCTYPE'],
    ['a DOCTYPE in UTF-16, big end first', 'XML', utf16be('\ufeff<!DOCTYPE a><a/>'), 'DOCTYPE'],
    ['a DOCTYPE far in the file', 'XML', texte(`<a/>${' '.repeat(9_000)}<!DOCTYPE a>`), 'DOCTYPE'],
    ['a program named .csv', 'CSV', texte('MZ\u0000\u0000;'), 'CSV n’est pas du texte'],
    ['a CSV in UTF-16', 'CSV', texte('a;b', 'utf16le'), 'CSV n’est pas du texte'],
    ['bytes that neither encoding knows', 'CSV', Uint8Array.of(0x61, 0x3b, 0x81, 0x0a), 'CSV n’est pas du texte'],
    ['a character cut at the end', 'CSV', Uint8Array.of(0x61, 0x3b, 0xe2, 0x81), 'CSV n’est pas du texte'],
    ['a text without separator', 'CSV', texte('bonjour\n'), 'qu’une colonne'],
    ['a zip of something else', 'XLSX', texte('PK\u0003\u0004word/document.xml[Content_Types].xml', 'latin1'), AUTRE],
    ['an empty zip', 'XLSX', texte('PK\u0005\u0006', 'latin1'), AUTRE],
    ['an old workbook', 'XLSX', Buffer.from('d0cf11e0a1b11ae1', 'hex'), AUTRE],
    ['a workbook with macros', 'XLSX', Buffer.concat([CONTENUS.xlsx, texte('xl/vbaProject.bin')]), 'macros'],
  ];
  for (const [nom, type, octets, attendu] of refuses)
    it(`is refused when it is ${nom}`, () => {
      expect(jugerPartout(type, octets)).to.include(attendu);
    });

  it('is refused as soon as its beginning is known, before the rest has come', () => {
    const controle = createControleContenu('PDF');

    expect(() => controle.voir(Buffer.alloc(2_000, 0x61))).to.throw(BusinessError);
  });
});
