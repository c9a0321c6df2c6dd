import { debutAcceptable } from '../depot/premiers-octets.ts';
import { BusinessError } from '../errors.ts';
import type { TypePiece } from './piece.ts';
import { ascii, debutePar, Sequence } from './sequence.ts';

/**
 * Looks at the bytes of an attachment as they pass, and refuses (PIECE_CONTENU_DIFFERENT) what its extension does not
 * promise: `voir` as soon as the beginning is known, `finir` for what only the whole shows. Nothing is opened, inflated or
 * parsed: a file made to harm its reader finds no reader here.
 */
export type ControleContenu = { voir(octets: Uint8Array): void; finir(): void };

/** Enough for the longest heading looked at, and for blanks before the first tag of an XML file. */
const DEBUT_OCTETS = 1024;

const different = (motif: string): BusinessError => new BusinessError('PIECE_CONTENU_DIFFERENT', motif);

const PAS_LE_BON =
  'Le contenu de ce fichier n’est pas celui qu’annonce son extension. Vérifiez que le bon fichier est envoyé et qu’il n’a pas été seulement renommé.';

/** What one type checks: its beginning, then each chunk, then the end. */
type Regle = {
  debut: (debut: Uint8Array) => boolean;
  suite?: () => ControleContenu;
};

const commencePar =
  (...motifs: readonly Uint8Array[]) =>
  (debut: Uint8Array): boolean =>
    motifs.some((motif) => debutePar(debut, motif));

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...ascii('IHDR')]);
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff]);
/** Local header of a zip's first entry; an empty archive has none. */
const ZIP = Uint8Array.from([0x50, 0x4b, 0x03, 0x04]);

/** Names of entries stand in clear in a zip, whatever their order and compression. */
const controlerXlsx = (): ControleContenu => {
  const [types, classeur, macros] = ['[Content_Types].xml', 'xl/workbook', 'vbaProject.bin'].map(
    (nom) => new Sequence(ascii(nom)),
  );
  const noms = [types, classeur, macros];
  return {
    voir: (octets) => {
      for (const nom of noms) nom?.voir(octets);
    },
    finir: () => {
      if (!types?.vue || !classeur?.vue) throw different(PAS_LE_BON);
      if (macros?.vue)
        throw different(
          'Ce classeur contient des macros : enregistrez-le sans elles, au format XLSX, avant de l’envoyer.',
        );
    },
  };
};

const BLANCS = new Set([0x09, 0x0a, 0x0d, 0x20]);
const CHEVRON = 0x3c;

/** First tag after the byte order mark and blanks; in UTF-16, NULs stand between. */
const debutXml = (debut: Uint8Array): boolean => {
  if (!debutAcceptable(debut)) return false;
  const marques = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  const premier = debut.findIndex(
    (octet, rang) => octet !== 0 && !BLANCS.has(octet) && !(rang < 3 && marques.has(octet)),
  );
  if (debut[premier] !== CHEVRON) return false;
  const suivant = debut.subarray(premier + 1).find((octet) => octet !== 0) ?? 0;
  return suivant >= 0x80 || /[A-Za-z_:?!]/.test(String.fromCharCode(suivant));
};

const DOCTYPE = '<!DOCTYPE';

const controlerXml = (): ControleContenu => {
  // Beginning with the first byte that is not NUL, the same sequence is found in UTF-16 of either order.
  const ecritures = [ascii(DOCTYPE), ascii(Array.from(DOCTYPE).join('\u0000'))].map((motif) => new Sequence(motif));
  return {
    voir: (octets) => {
      for (const ecriture of ecritures) {
        ecriture.voir(octets);
        if (ecriture.vue)
          throw different('Ce fichier XML contient une déclaration DOCTYPE, qui n’est pas acceptée : retirez-la.');
      }
    },
    finir: () => undefined,
  };
};

/** Bytes that windows-1252 gives to no character. */
const HORS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const SEPARATEURS = new Set(Array.from(';,\t|', (c) => c.charCodeAt(0)));

const controlerCsv = (): ControleContenu => {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let [enUtf8, en1252, separe] = [true, true, false];
  const lireUtf8 = (octets?: Uint8Array): boolean => {
    try {
      utf8.decode(octets, { stream: octets !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  const illisible = (): BusinessError =>
    different('Ce fichier CSV n’est pas du texte en UTF-8 ou en Windows-1252 : enregistrez-le de nouveau en UTF-8.');
  return {
    voir: (octets) => {
      for (const octet of octets) {
        if (octet < 0x20 && !BLANCS.has(octet)) throw illisible();
        if (HORS_1252.has(octet)) en1252 = false;
        if (SEPARATEURS.has(octet)) separe = true;
      }
      if (enUtf8) enUtf8 = lireUtf8(octets);
      if (!enUtf8 && !en1252) throw illisible();
    },
    finir: () => {
      if (!(enUtf8 && lireUtf8()) && !en1252) throw illisible();
      if (!separe)
        throw different(
          'Ce fichier CSV n’a qu’une colonne : aucun séparateur (point-virgule, virgule, tabulation) n’y figure.',
        );
    },
  };
};

const REGLES: Record<TypePiece, Regle> = {
  PDF: { debut: commencePar(ascii('%PDF-1.'), ascii('%PDF-2.')) },
  PNG: { debut: commencePar(PNG) },
  JPEG: { debut: commencePar(JPEG) },
  XML: { debut: debutXml, suite: controlerXml },
  CSV: { debut: () => true, suite: controlerCsv },
  XLSX: { debut: commencePar(ZIP), suite: controlerXlsx },
};

/** A check of one file; made again for each. */
export const createControleContenu = (type: TypePiece): ControleContenu => {
  const { debut: debutAttendu, suite } = REGLES[type];
  const reste = suite?.();
  let debut: Uint8Array | null = new Uint8Array();
  const juger = (octets: Uint8Array): void => {
    if (!debutAttendu(octets)) throw different(PAS_LE_BON);
    debut = null;
  };
  return {
    voir: (octets) => {
      if (debut !== null) {
        debut = Uint8Array.from([...debut, ...octets.subarray(0, DEBUT_OCTETS - debut.length)]);
        if (debut.length === DEBUT_OCTETS) juger(debut);
      }
      reste?.voir(octets);
    },
    finir: () => {
      if (debut !== null) juger(debut);
      reste?.finir();
    },
  };
};
