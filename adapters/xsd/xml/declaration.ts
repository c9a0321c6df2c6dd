import { isHighSurrogate, isInvalid, isSpace } from './char-classes.ts';
import { EndOfDocument, FatalFault, PolicyRefusal } from './faults.ts';
import { fatal } from './messages.ts';
import type { NameReader } from './name-reader.ts';
import { scanSurrogates } from './references.ts';
import { refusals } from './refusals.ts';

const EQUALS = 61;
const QUESTION = 63;
const CANONICAL = '<?xml version=';

type PseudoAttribute = 'version' | 'encoding' | 'standalone';
export type Declaration = { encoding: string | undefined };

/**
 * Looks at the version before anything else (the end of the file met there has no place: the validator says -1), then puts the beginning of the window back in one canonical form: newlines met
 * on the way become spaces, which is why the validator does not count them.
 */
export const detectVersion = (reader: NameReader): void => {
  try {
    if (reader.skipString('<?xml')) restart(reader, scanVersion(reader));
  } catch (fault) {
    if (!(fault instanceof EndOfDocument)) throw fault;
    reader.line = -1;
    reader.column = -1;
    throw fault;
  }
};

/** What of `<?xml version="1.0"` is there, in its canonical form. */
const scanVersion = (reader: NameReader): string => {
  if (!reader.skipSpaces()) return CANONICAL.slice(0, 5);
  if (!reader.skipString('version')) return CANONICAL.slice(0, 6);
  reader.skipSpaces();
  if (reader.peekChar() !== EQUALS) return CANONICAL.slice(0, 13);
  reader.scanChar();
  reader.skipSpaces();
  let scanned = CANONICAL;
  for (let index = 0; index < 5; index += 1) scanned += String.fromCharCode(reader.scanChar());
  return scanned;
};

const restart = (reader: NameReader, scanned: string): void => {
  const rest = reader.text.slice(reader.position, reader.count);
  reader.text = scanned.padEnd(reader.position, ' ') + rest;
  reader.count = reader.text.length;
  reader.position = 0;
  reader.line = 1;
  reader.column = 1;
};

/** Reads the XML declaration, whose `<?xml` is consumed and followed by a space, up to and including `?>`. */
export const scanDeclaration = (reader: NameReader): Declaration => {
  let encoding: string | undefined;
  let last: 'nothing' | PseudoAttribute = 'nothing';
  let sawSpace = reader.skipSpaces();
  while (reader.peekChar() !== QUESTION) {
    const { name, value } = scanPseudoAttribute(reader);
    checkOrder(last, name, sawSpace);
    if (name === 'version') checkVersion(value);
    if (name === 'encoding') encoding = value;
    if (name === 'standalone' && value !== 'yes' && value !== 'no') throw new FatalFault(fatal.standaloneValue(value));
    last = name;
    sawSpace = reader.skipSpaces();
  }
  if (last === 'nothing') throw new FatalFault(fatal.versionRequired());
  if (!reader.skipChar(QUESTION) || !reader.skipChar(62)) throw new FatalFault(fatal.declarationEnd());
  return { encoding };
};

const checkOrder = (last: 'nothing' | PseudoAttribute, name: PseudoAttribute, sawSpace: boolean): void => {
  if (last === 'standalone') throw new FatalFault(fatal.noMorePseudoAttributes());
  if (last === 'nothing' && name !== 'version') throw new FatalFault(fatal.versionRequired());
  if (last === 'version' && name === 'version') throw new FatalFault(fatal.encodingRequired());
  if (last === 'encoding' && name !== 'standalone') throw new FatalFault(fatal.standaloneName());
  if (!sawSpace) throw new FatalFault(fatal.spaceBeforeEncoding());
};

const checkVersion = (version: string): void => {
  if (version === '1.1') throw new PolicyRefusal('XML_1_1', refusals.xml11());
  if (version !== '1.0') throw new FatalFault(fatal.versionNotSupported(version));
};

const scanPseudoAttribute = (reader: NameReader): { name: PseudoAttribute; value: string } => {
  const name = scanPseudoAttributeName(reader);
  reader.skipSpaces();
  if (!reader.skipChar(EQUALS)) throw new FatalFault(fatal.declarationEquals(name));
  reader.skipSpaces();
  const quote = reader.peekChar();
  if (quote !== 39 && quote !== 34) throw new FatalFault(fatal.declarationQuote(name));
  reader.scanChar();
  let value = '';
  for (;;) {
    const stop = reader.scanLiteral(quote);
    value += reader.run();
    if (stop === quote) break;
    value += scanOddCharacter(reader, stop);
    if (value.length > 65_536) throw new PolicyRefusal('ATTRIBUT_TROP_LONG', refusals.attributeTooLong());
  }
  reader.skipChar(quote);
  return { name, value };
};

const scanPseudoAttributeName = (reader: NameReader): PseudoAttribute => {
  for (const name of ['version', 'encoding', 'standalone'] as const)
    if (reader.peekChar() === name.charCodeAt(0) && reader.skipString(name)) return name;
  throw new FatalFault(fatal.pseudoAttributeName());
};

const scanOddCharacter = (reader: NameReader, stop: number): string => {
  if (stop === -1) return '';
  if (stop === 38 || stop === 37 || stop === 60 || stop === 93) return String.fromCharCode(reader.scanChar());
  if (isHighSurrogate(stop)) return scanSurrogates(reader);
  if (isInvalid(stop)) throw new FatalFault(fatal.declarationCharacter(stop.toString(16)));
  return '';
};

/** True when `<?xml` is followed by what makes it a declaration; otherwise the window is back where it was, not its column. */
export const startsDeclaration = (reader: NameReader): boolean => {
  if (!reader.skipString('<?xml')) return false;
  if (isSpace(reader.peekChar())) return true;
  reader.position = 0;
  return false;
};
