import { type Cas, octets, type Table } from './cas.ts';

const NS = 'xmlns="urn:cdc:cpf:pc5:schema:1.0.0"';
const corps = `<flux ${NS}>\n<idFlux>é€œ</idFlux><idFlux>ça</idFlux>é\n</flux>\n`;
const ascii = `<flux ${NS}>\n<idFlux>e</idFlux><x/>\n</flux>\n`;

const NOMS =
  `UTF-8 utf-8 utf8 Utf8 UTF_8 US-ASCII ASCII ISO646-US ISO-8859-1 iso-8859-1 latin1 L1 ISO_8859-1 ISO8859_1 ISO-LATIN-1 ISO-8859-15 Latin9 windows-1252
  Windows-1252 CP1252 cp-1252 x-MacRoman IBM037 CP037 EBCDIC-CP-US ISO-8859-2 windows-1250 Shift_JIS EUC-JP GB18030 GBK KOI8-R UTF-7 UTF-16 UTF-16LE UTF-16BE UTF-32 UTF-32LE
  ISO-10646-UCS-2 ISO-10646-UCS-4 FOO-1 X 8859_1 ANSI_X3.4-1968 IBM850 CP850 TIS-620 Big5 ISO-2022-JP HZ-GB-2312 unicode macintosh`.split(
    /\s+/,
  );

const declare = (nom: string, texte: string): string => `<?xml version="1.0" encoding="${nom}"?>\n${texte}`;

const utf16 = (texte: string, ordre: 'le' | 'be'): Uint8Array => {
  const tampon = Buffer.from(texte, 'utf16le');
  return ordre === 'le' ? tampon : tampon.swap16();
};
const BOM = { le: [0xff, 0xfe], be: [0xfe, 0xff] } as const;

const enUtf16 = (ordre: 'le' | 'be'): Cas[] => [
  octets(`UTF-16 ${ordre}, BOM`, BOM[ordre], utf16(corps, ordre)),
  octets(`UTF-16 ${ordre}, BOM et nom`, BOM[ordre], utf16(declare('UTF-16', corps), ordre)),
  octets(`UTF-16 ${ordre}, nom sans BOM`, utf16(declare('UTF-16', corps), ordre)),
  octets(`UTF-16 ${ordre}, nom exact sans BOM`, utf16(declare(`UTF-16${ordre.toUpperCase()}`, corps), ordre)),
  octets(`UTF-16 ${ordre}, nom contraire`, utf16(declare(ordre === 'le' ? 'UTF-16BE' : 'UTF-16LE', corps), ordre)),
  octets(`UTF-16 ${ordre}, ni l'un ni l'autre`, utf16(corps, ordre)),
  octets(`UTF-16 ${ordre}, déclaration sans nom, sans BOM`, utf16(`<?xml version="1.0"?>${corps}`, ordre)),
  octets(`UTF-16 ${ordre}, dit UTF-8`, BOM[ordre], utf16(declare('UTF-8', corps), ordre)),
  octets(`UTF-16 ${ordre}, dit UTF-8 sans BOM`, utf16(declare('UTF-8', corps), ordre)),
  octets(`UTF-16 ${ordre}, dit ISO-8859-1`, BOM[ordre], utf16(declare('ISO-8859-1', corps), ordre)),
  octets(`UTF-16 ${ordre}, octet de trop`, BOM[ordre], utf16(corps, ordre), [0x0a]),
  octets(`UTF-16 ${ordre}, coupé dans un caractère`, BOM[ordre], utf16(corps, ordre).subarray(0, 81)),
  octets(`UTF-16 ${ordre}, demi-caractère seul`, BOM[ordre], utf16(`<a>\ud83d</a>`, ordre)),
  octets(`UTF-16 ${ordre}, demi-caractères inversés`, BOM[ordre], utf16(`<a>\ude00\ud83d</a>`, ordre)),
  octets(`UTF-16 ${ordre}, 😀`, BOM[ordre], utf16(`<flux ${NS}><idFlux>😀</idFlux>😀<x/></flux>`, ordre)),
];

export const ENCODAGES: Table = {
  titre: 'encodages',
  cas: [
    ...NOMS.map((nom) => octets(`ASCII dit ${nom}`, Buffer.from(declare(nom, ascii), 'latin1'))),
    ...NOMS.map((nom) =>
      octets(`Latin-1 dit ${nom}`, Buffer.from(declare(nom, corps.replace('€œ', '\u0080\u009c')), 'latin1')),
    ),
    ...NOMS.slice(0, 22).map((nom) => octets(`UTF-8 dit ${nom}`, declare(nom, corps))),
    octets('BOM UTF-8 dit ISO-8859-1', [0xef, 0xbb, 0xbf], declare('ISO-8859-1', corps)),
    octets('BOM UTF-8 dit UTF-16', [0xef, 0xbb, 0xbf], declare('UTF-16', corps)),
    octets('Latin-1 sans nom', Buffer.from(corps.replace('€œ', ''), 'latin1')),
    octets(
      'octets de 80 à 9F en windows-1252',
      Buffer.from(declare('windows-1252', `<flux ${NS}><idFlux>`)),
      Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i),
      `</idFlux><x/></flux>`,
    ),
    octets(
      'octets de A0 à FF en ISO-8859-15',
      Buffer.from(declare('ISO-8859-15', `<flux ${NS}><idFlux>`)),
      Uint8Array.from({ length: 96 }, (_, i) => 0xa0 + i),
      `</idFlux><x/></flux>`,
    ),
    octets(
      'octets de 80 à 9F en ISO-8859-1',
      Buffer.from(declare('ISO-8859-1', `<flux ${NS}><idFlux>`)),
      Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i),
      `</idFlux><x/></flux>`,
    ),
    ...enUtf16('le'),
    ...enUtf16('be'),
    octets('UTF-32 gros-boutien', [0, 0, 0xfe, 0xff], [0, 0, 0, 0x3c, 0, 0, 0, 0x61, 0, 0, 0, 0x2f, 0, 0, 0, 0x3e]),
    octets('UTF-32 sans BOM', [0, 0, 0, 0x3c, 0, 0, 0, 0x61, 0, 0, 0, 0x2f, 0, 0, 0, 0x3e]),
    octets('UTF-32 petit-boutien', [0xff, 0xfe, 0, 0], [0x3c, 0, 0, 0, 0x61, 0, 0, 0, 0x2f, 0, 0, 0, 0x3e, 0, 0, 0]),
    octets('deux BOM', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], '<a/>'),
    octets('BOM seul', [0xef, 0xbb, 0xbf]),
    octets('vide', ''),
    octets('BOM UTF-16 seul', [0xff, 0xfe]),
    octets('un octet', '<'),
    octets('deux octets nuls', [0, 0]),
  ],
};
