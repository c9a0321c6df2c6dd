import type { CodeRefus } from '../../domain/depot/analyse.ts';
import type { ReponseJdk } from './jdk.ts';

/**
 * An independent, plain reading of the policy above the schema: which refusal the document calls for. `CERTAIN` must be
 * refused; `POSSIBLE` may be (the fault of the validator and ours stand at the same place); `ALIAS` is another name of an
 * accepted encoding, better read than refused.
 */
export type RefusAttendu = { code: CodeRefus; force: 'CERTAIN' | 'POSSIBLE' | 'ALIAS' };

const LUS = new Set([
  'UTF-8',
  'UTF8',
  'US-ASCII',
  'ISO-8859-1',
  'ISO-8859-15',
  'WINDOWS-1252',
  'UTF-16',
  'UTF-16LE',
  'UTF-16BE',
]);
const ALIAS =
  /^(ASCII|ISO646-US|ANSI_X3\.4.*|ISO[_-]?8859[_-]?15?|8859_15?|LATIN[19]|L[19]|CP-?1252|IBM819|CP819|IBM367|CP367|US|ISO-IR-.*|UNICODE.*|X-UTF.*)$/;
const CPF = 'urn:cdc:cpf:pc5:schema:1.0.0';

/** The bytes as text good enough to find markup: UTF-16 by BOM or by its zero bytes, else byte by byte. */
export const enTexte = (octets: Uint8Array): string => {
  const tampon = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
  const [a, b] = octets;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return tampon.toString('utf16le').replace(/^\ufeff/, '');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) {
    const pair = Buffer.from(tampon.subarray(0, tampon.length & ~1));
    return pair
      .swap16()
      .toString('utf16le')
      .replace(/^\ufeff/, '');
  }
  return tampon.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
};

type Position = { ligne: number; colonne: number };

const positionDe = (texte: string, index: number): Position => {
  const avant = texte.slice(0, index).replace(/\r\n?/g, '\n');
  return { ligne: avant.split('\n').length, colonne: avant.length - avant.lastIndexOf('\n') };
};

const fatale = (jdk: ReponseJdk): Position | undefined => {
  const derniere = jdk.erreurs.at(-1);
  return derniere?.[0] === 'FATAL' ? { ligne: derniere[1], colonne: derniere[2] } : undefined;
};

/** Before, after or beside the index; one column of doubt, since byte-by-byte text counts accents twice. */
const situer = (faute: Position | undefined, texte: string, index: number): 'AVANT' | 'APRES' | 'DOUTE' => {
  if (!faute) return 'APRES';
  const la = positionDe(texte, index);
  if (faute.ligne !== la.ligne) return faute.ligne < la.ligne ? 'AVANT' : 'APRES';
  if (Math.abs(faute.colonne - la.colonne) <= 12) return 'DOUTE';
  return faute.colonne < la.colonne ? 'AVANT' : 'APRES';
};

const refuser = (code: CodeRefus, place: 'AVANT' | 'APRES' | 'DOUTE'): RefusAttendu | undefined =>
  place === 'AVANT' ? undefined : { code, force: place === 'APRES' ? 'CERTAIN' : 'POSSIBLE' };

const DECLARATION = /^<\?xml\s(?:"[^"]*"|'[^']*'|[^"'])*?\?>/;
const DIVERS = /^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/;

const surDeclaration = (declaration: string, texte: string, faute: Position | undefined): RefusAttendu | undefined => {
  const apres = situer(faute, texte, declaration.length);
  if (/\sversion\s*=\s*(["'])1\.1\1/.test(declaration)) return refuser('XML_1_1', apres);
  const nom = /\sencoding\s*=\s*(["'])([^"']*)\1/.exec(declaration)?.[2]?.toUpperCase();
  if (nom === undefined || LUS.has(nom)) return undefined;
  const attendu = refuser('ENCODAGE_REFUSE', apres);
  return attendu && ALIAS.test(nom) ? { ...attendu, force: 'ALIAS' } : attendu;
};

const surRacine = (balise: string): boolean => {
  const type = /\s([\w.-]+):type\s*=/.exec(balise);
  const declares = new Map(
    [...balise.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)/g)].map((m) => [m[1] ?? '', m[2]]),
  );
  if (!type || declares.get(type[1] ?? '') !== 'http://www.w3.org/2001/XMLSchema-instance') return false;
  const nom = /^<([^\s/>]+)/.exec(balise)?.[1] ?? '';
  const [prefixe, local] = nom.includes(':') ? nom.split(':') : ['', nom];
  return local !== 'flux' || declares.get(prefixe ?? '') !== CPF;
};

const PROFONDEUR_MAX = 256;

/** How many elements are open at most, comments and the like left out. */
const profondeur = (texte: string): number => {
  let ouverts = 0;
  let plusProfond = 0;
  for (const [jeton] of texte.matchAll(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^<>"'])*>/g,
  )) {
    if (/^<[!?]/.test(jeton)) continue;
    if (jeton.startsWith('</')) ouverts--;
    else plusProfond = Math.max(plusProfond, ouverts + 1);
    if (!jeton.startsWith('</') && !jeton.endsWith('/>')) ouverts++;
  }
  return plusProfond;
};

/** UTF-32 without a mark, and EBCDIC: the validator guesses them by these first bytes, and reads them. */
const DEVINES = ['0000003c', '3c000000', '4c6fa794'];

/** What the policy says of a document, the validator's answer being known; nothing when the validator's answer stands. */
export const refusAttendu = (octets: Uint8Array, jdk: ReponseJdk): RefusAttendu | undefined => {
  const texte = enTexte(octets);
  if (jdk.exception?.startsWith('UnsupportedEncoding')) return { code: 'ENCODAGE_REFUSE', force: 'CERTAIN' };
  if (jdk.exception?.includes('Scanner State 24')) return { code: 'DOCTYPE_INTERDIT', force: 'CERTAIN' };
  const faute = fatale(jdk);
  const limite = /^JAXP0001000([25])/.exec(jdk.erreurs.at(-1)?.[3] ?? '')?.[1];
  if (limite !== undefined) {
    // A namespace that the end of the file cuts: too long for the validator, unfinished for us.
    if (profondeur(texte) > PROFONDEUR_MAX) return { code: 'PROFONDEUR_EXCESSIVE', force: 'POSSIBLE' };
    const coupe = /\sxmlns[^=]*=\s*(?:"[^"]*|'[^']*)$/.test(texte);
    return { code: limite === '5' ? 'NOM_TROP_LONG' : 'TROP_D_ATTRIBUTS', force: coupe ? 'POSSIBLE' : 'CERTAIN' };
  }
  if (/^(Nom d'encodage|L'ordre des octets)/.test(jdk.erreurs.at(-1)?.[3] ?? '')) return undefined;
  if (DEVINES.includes(Buffer.from(octets.subarray(0, 4)).toString('hex')))
    return { code: 'ENCODAGE_REFUSE', force: faute ? 'POSSIBLE' : 'CERTAIN' };
  const declaration = DECLARATION.exec(texte)?.[0] ?? '';
  // A declaration that never ends: the validator reads nothing else.
  if (declaration === '' && /^<\?xml\s/.test(texte)) return undefined;
  const parDeclaration = surDeclaration(declaration, texte, faute);
  if (parDeclaration && parDeclaration.force !== 'ALIAS') return parDeclaration;

  const corps = declaration.length + (DIVERS.exec(texte.slice(declaration.length))?.[0].length ?? 0);
  const reste = texte.slice(corps);
  if (reste.startsWith('<!DOCTYPE')) return refuser('DOCTYPE_INTERDIT', situer(faute, texte, corps + 9));
  const balise = /^<[^<>!?/](?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(reste)?.[0];
  if (balise && surRacine(balise)) return refuser('RACINE_XSI_TYPE', situer(faute, texte, corps + balise.length));
  if (profondeur(texte) > PROFONDEUR_MAX)
    return { code: 'PROFONDEUR_EXCESSIVE', force: faute ? 'POSSIBLE' : 'CERTAIN' };
  return parDeclaration;
};
