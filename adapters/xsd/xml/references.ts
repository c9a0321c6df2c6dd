import { isInvalid, isLowSurrogate } from './char-classes.ts';
import { FatalFault, PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { fatal } from './messages.ts';
import type { NameReader } from './name-reader.ts';
import { refusals } from './refusals.ts';

const SEMICOLON = 59;
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Reads a pair of surrogates; half a pair is a forbidden character. */
export const scanSurrogates = (reader: NameReader): string => {
  const high = reader.scanChar();
  const low = reader.peekChar();
  if (!isLowSurrogate(low)) throw new FatalFault(fatal.contentCharacter(high.toString(16)));
  reader.scanChar();
  return String.fromCharCode(high, low);
};

/** Reads the reference whose `&` is consumed and gives the text it stands for. */
export const scanReference = (reader: NameReader): string => {
  if (reader.skipChar(35)) return scanCharacterReference(reader);
  const name = reader.scanName();
  if (name === null) throw new FatalFault(fatal.entityName());
  if (!reader.skipChar(SEMICOLON)) throw new FatalFault(fatal.entitySemicolon(name));
  const text = BUILT_IN.get(name);
  if (text === undefined) throw new FatalFault(fatal.entityUndeclared(name));
  return text;
};

const scanCharacterReference = (reader: NameReader): string => {
  const hexadecimal = reader.skipChar(120);
  const digits = scanDigits(reader, hexadecimal);
  if (digits === '') throw new FatalFault(hexadecimal ? fatal.hexadecimalDigit() : fatal.decimalDigit());
  if (!reader.skipChar(SEMICOLON)) throw new FatalFault(fatal.characterSemicolon());
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
  const allowed = code <= 0x10ffff && (code > 0xffff || !isInvalid(code));
  if (!allowed) throw new FatalFault(fatal.characterReference((hexadecimal ? 'x' : '') + digits));
  return String.fromCodePoint(code);
};

const isDigit = (unit: number, hexadecimal: boolean): boolean =>
  (unit >= 48 && unit <= 57) || (hexadecimal && ((unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70)));

const scanDigits = (reader: NameReader, hexadecimal: boolean): string => {
  let digits = '';
  while (isDigit(reader.peekChar(), hexadecimal)) {
    digits += String.fromCharCode(reader.scanChar());
    if (digits.length > LIMITS.elementText) throw new PolicyRefusal('TEXTE_TROP_LONG', refusals.textTooLong());
  }
  return digits;
};
