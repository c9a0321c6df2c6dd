import type { Hasard } from '../../../database/seeders/hasard.ts';

export type SurOctets = (octets: Uint8Array, hasard: Hasard) => Uint8Array;

const joindre = (...morceaux: (Uint8Array | readonly number[])[]): Uint8Array =>
  Buffer.concat(morceaux.map((morceau) => Uint8Array.from(morceau)));

export const SUITES: readonly (readonly number[])[] = [
  [0x80],
  [0xbf],
  [0xc0],
  [0xc1],
  [0xf5],
  [0xf8],
  [0xfc],
  [0xfe],
  [0xff],
  [0xe9],
  [0xe9, 0x20],
  [0xc3],
  [0xc3, 0x28],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xef, 0xbf, 0xbe],
  [0xef, 0xbf, 0xbf],
  [0xef, 0xbb, 0xbf],
  [0xe2, 0x82],
  [0xe2, 0x28, 0xa1],
  [0xf0, 0x9f, 0x98],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xf0, 0x28, 0x8c, 0xbc],
  [0xf4, 0x8f, 0xbf, 0xbd],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf7, 0xbf, 0xbf, 0xbf],
  [0x00],
  [0x1a],
  [0x0d],
  [0x0d, 0x0a],
  [0xc2, 0x85],
  [0xe2, 0x80, 0xa8],
  [0xe9, 0xe8],
  [0x3c],
  [0x26],
  [0xf0, 0x9f],
  [0xf1],
  [0xe0],
  [0xf0, 0x9f, 0x98, 0x41],
  [0xf0, 0x9f, 0x41, 0x80],
];

const inserer = (octets: Uint8Array, position: number, suite: readonly number[], ecrase = 0): Uint8Array =>
  joindre(octets.subarray(0, position), suite, octets.subarray(position + ecrase));

/** Mutations below the level of characters. */
export const OCTETS: Record<string, SurOctets> = {
  suite: (octets, hasard) => inserer(octets, hasard.entier(octets.length + 1), hasard.choisir(SUITES)),
  suiteEnFin: (octets, hasard) => inserer(octets, octets.length, hasard.choisir(SUITES)),
  suiteAuBord: (octets, hasard) => {
    const bord = hasard.choisir([64, 2048, 4096, 8192, 16_384]) + hasard.entre(-4, 4);
    return bord < octets.length ? inserer(octets, bord, hasard.choisir(SUITES)) : octets;
  },
  couperPuisSuite: (octets, hasard) =>
    joindre(octets.subarray(0, hasard.entier(octets.length + 1)), hasard.choisir(SUITES)),
  couper: (octets, hasard) => octets.slice(0, hasard.entier(octets.length + 1)),
  retourner: (octets, hasard) => {
    if (octets.length === 0) return octets;
    const copie = octets.slice();
    const position = hasard.entier(copie.length);
    copie[position] = (copie[position] ?? 0) ^ (1 << hasard.entier(8));
    return copie;
  },
  ecraser: (octets, hasard) => inserer(octets, hasard.entier(octets.length + 1), [hasard.entier(256)], 1),
  effacer: (octets, hasard) => inserer(octets, hasard.entier(octets.length + 1), [], hasard.entre(1, 3)),
  bom: (octets) => joindre([0xef, 0xbb, 0xbf], octets),
  deuxBom: (octets) => joindre([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], octets),
};

const latin1 = (texte: string): Uint8Array => Buffer.from(texte, 'latin1');
const utf16 = (texte: string): Uint8Array => Buffer.from(texte, 'utf16le');
const gros = (octets: Uint8Array): Uint8Array => Buffer.from(octets).swap16();
const utf32 = (texte: string): Uint8Array =>
  Buffer.concat(
    [...texte].map((c) => {
      const point = Buffer.alloc(4);
      point.writeUInt32BE(c.codePointAt(0) ?? 0);
      return point;
    }),
  );

const avecNom = (texte: string, nom: string): string =>
  `<?xml version="1.0" encoding="${nom}"?>${texte.replace(/^<\?xml[\s\S]*?\?>/, '')}`;

const sansNom = (texte: string): string => texte.replace(/^<\?xml[\s\S]*?\?>/, '<?xml version="1.0"?>');

/** Lone surrogates cannot be written in UTF-8; Buffer makes U+FFFD of them, which suits us. */
export const enUtf8 = (texte: string): Uint8Array => Buffer.from(texte, 'utf8');

/** Writings of the whole text in bytes, right and wrong declarations alike. */
export const ENCODAGES: Record<string, (texte: string, hasard: Hasard) => Uint8Array> = {
  latin1: (t, h) =>
    latin1(
      avecNom(
        t,
        h.choisir([
          'ISO-8859-1',
          'iso-8859-1',
          'ISO-8859-15',
          'windows-1252',
          'Windows-1252',
          'latin1',
          'cp1252',
          'ISO_8859-1',
          'l1',
          'ISO8859_1',
          '8859_1',
          'Cp1252',
          'ISO-LATIN-1',
        ]),
      ),
    ),
  asciiAccentue: (t, h) =>
    latin1(avecNom(t, h.choisir(['US-ASCII', 'us-ascii', 'ASCII', 'ISO646-US', 'ANSI_X3.4-1968']))),
  asciiPur: (t, h) => latin1(avecNom(t, h.choisir(['US-ASCII', 'ASCII'])).replace(/[^\0-\x7f]/g, 'e')),
  latin1SansNom: (t) => latin1(sansNom(t)),
  utf8DitLatin1: (t, h) => enUtf8(avecNom(t, h.choisir(['ISO-8859-1', 'windows-1252', 'ISO-8859-15']))),
  bomDitLatin1: (t) => joindre([0xef, 0xbb, 0xbf], enUtf8(avecNom(t, 'ISO-8859-1'))),
  utf16leBom: (t, h) =>
    joindre(
      [0xff, 0xfe],
      utf16(h.probable(0.5) ? avecNom(t, h.choisir(['UTF-16', 'utf-16', 'UTF-16LE'])) : sansNom(t)),
    ),
  utf16beBom: (t, h) =>
    joindre(
      [0xfe, 0xff],
      gros(utf16(h.probable(0.5) ? avecNom(t, h.choisir(['UTF-16', 'UTF-16BE', 'Utf-16'])) : sansNom(t))),
    ),
  utf16leDeclare: (t, h) => utf16(avecNom(t, h.choisir(['UTF-16', 'UTF-16LE', 'UTF-16BE']))),
  utf16beDeclare: (t, h) => gros(utf16(avecNom(t, h.choisir(['UTF-16', 'UTF-16BE', 'UTF-16LE'])))),
  utf16Nu: (t, h) => (h.probable(0.5) ? utf16(sansNom(t)) : gros(utf16(sansNom(t)))),
  utf16DitUtf8: (t, h) => joindre(h.probable(0.5) ? [0xff, 0xfe] : [], utf16(avecNom(t, 'UTF-8'))),
  utf8DitUtf16: (t, h) => enUtf8(avecNom(t, h.choisir(['UTF-16', 'UTF-16LE', 'UTF-16BE']))),
  utf16Impair: (t) => joindre([0xff, 0xfe], utf16(sansNom(t)), [0x0a]),
  utf16Coupe: (t, h) => {
    const octets = joindre([0xfe, 0xff], gros(utf16(sansNom(t))));
    return octets.slice(0, h.entier(octets.length + 1));
  },
  utf32: (t, h) =>
    joindre(
      h.probable(0.5) ? [0, 0, 0xfe, 0xff] : [],
      utf32(avecNom(t, h.choisir(['UTF-32', 'UTF-32BE', 'ISO-10646-UCS-4']))),
    ),
  bomUtf8: (t) => joindre([0xef, 0xbb, 0xbf], enUtf8(t)),
};
