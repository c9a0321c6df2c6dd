import { readFileSync } from 'node:fs';
import libxml, { type Document } from 'libxmljs2';
import type { ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { cheminSchema } from './juge.ts';
import { enTexte } from './politique.ts';

const schemas = new Map<string, Document>();

const schema = (version: '1.1.2' | '1.1.5'): Document => {
  const connu = schemas.get(version);
  if (connu) return connu;
  const lu = libxml.parseXml(readFileSync(cheminSchema(version), 'utf8'));
  schemas.set(version, lu);
  return lu;
};

const accepte = (octets: Uint8Array, version: '1.1.2' | '1.1.5'): boolean => {
  try {
    // The declarations promise a string; the parser takes bytes too, and reads their declaration.
    const document = libxml.parseXml(Buffer.from(octets) as unknown as string, { nonet: true });
    return document.validate(schema(version));
  } catch {
    return false;
  }
};

type Ecart = { nom: string; sens: 'ELLE_REFUSE' | 'ELLE_ACCEPTE'; present: RegExp };

const ENTIER = '(?:anneeNaissance|moisNaissance|jourNaissance|scoreGeneral|niveau)';
const BLANC = String.raw`(?:\s|&#(?:x0*(?:20|9|a|d)|0*(?:32|9|10|13));|<!\[CDATA\[|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)`;

const ASTRAL = /[\ud800-\udfff]|[\u00f0-\u00f4]|&#(?:x0*[1-9a-f][\da-f]{4,};|0*[1-9]\d{4,};)/i;

/** Where libxml2 is known to give another verdict. Source: xerces-messages, section 8; the last two were met by the fuzzing. */
const ECARTS: readonly Ecart[] = [
  {
    nom: 'entier entouré de blancs',
    sens: 'ELLE_REFUSE',
    present: new RegExp(
      `${ENTIER}\\b[^>]*>${BLANC}|${BLANC}</(?:[^<>]*:)?${ENTIER}|\\]\\]></(?:[^<>]*:)?${ENTIER}`,
      'i',
    ),
  },
  { nom: 'section CDATA vide ou blanche', sens: 'ELLE_REFUSE', present: /<!\[CDATA\[\s*\]\]>/ },
  {
    nom: 'blancs autour de xsi:type',
    sens: 'ELLE_REFUSE',
    present: /:type\s*=\s*(?:"(?:\s|&#|[^"]*[\s;]")|'(?:\s|&#|[^']*[\s;]'))/,
  },
  { nom: 'longueur avec caractères astraux', sens: 'ELLE_REFUSE', present: ASTRAL },
  { nom: 'longueur avec caractères astraux', sens: 'ELLE_ACCEPTE', present: ASTRAL },
  {
    nom: 'nom d’encodage que libxml2 ne connaît pas',
    sens: 'ELLE_REFUSE',
    present: /^<\?xml[^>]*\sencoding\s*=\s*["'](?!(?:UTF-8|UTF-16|ISO-8859-1|US-ASCII)["'])/i,
  },
  { nom: 'adresse de schéma mal écrite', sens: 'ELLE_ACCEPTE', present: /chemaLocation\s*=/ },
];

export type Accord =
  | { genre: 'ACCORD' | 'NON_DEMANDE' }
  | { genre: 'ECART_CONNU'; nom: string }
  | { genre: 'DESACCORD'; classe: string };

const DE_SCHEMA = /^(?:cvc-|UndeclaredPrefix)/;

/**
 * libxml2's verdict on the whole document beside ours. It is asked only about bytes that our reading found well-formed and
 * not refused: its version has faults that hostile bytes could use.
 */
export const demanderSecondAvis = (octets: Uint8Array, nous: ResultatAnalyse): Accord => {
  if (nous.erreurs.some(({ type, message }) => type === 'REFUS' || !DE_SCHEMA.test(message)))
    return { genre: 'NON_DEMANDE' };
  if (nous.nombreErreurs > nous.erreurs.length) return { genre: 'NON_DEMANDE' };
  const oui = accepte(octets, '1.1.2') || accepte(octets, '1.1.5');
  if (oui === (nous.verdict === 'OK')) return { genre: 'ACCORD' };
  const sens = oui ? 'ELLE_ACCEPTE' : 'ELLE_REFUSE';
  const texte = enTexte(octets);
  const ecart = ECARTS.find((connu) => connu.sens === sens && connu.present.test(texte));
  if (ecart) return { genre: 'ECART_CONNU', nom: ecart.nom };
  return {
    genre: 'DESACCORD',
    classe: `libxml2 ${oui ? 'accepte' : 'refuse'} : ${nous.erreurs[0]?.message.slice(0, 60) ?? 'document valide'}`,
  };
};
