import type { ByteStream } from './byte-stream.ts';
import type { Decoder } from './decoder.ts';
import { FatalFault, PolicyRefusal } from './faults.ts';
import { LenientDecoder } from './lenient-decoder.ts';
import { fatal } from './messages.ts';
import { AsciiDecoder, SingleByteDecoder, Ucs4Decoder, Utf16Decoder } from './other-decoders.ts';
import { refusals } from './refusals.ts';
import { Utf8Decoder } from './utf8-decoder.ts';

/** ISO-8859-15 where it differs from ISO-8859-1. */
const LATIN9 = new Map(
  Object.entries({
    '\xa4': '€',
    '\xa6': 'Š',
    '\xa8': 'š',
    '\xb4': 'Ž',
    '\xb8': 'ž',
    '\xbc': 'Œ',
    '\xbd': 'œ',
    '\xbe': 'Ÿ',
  }),
);

/** windows-1252 from 0x80 to 0x9F, as Java reads it: the five unassigned bytes are U+FFFD. */
const WINDOWS = new Map(
  [...'€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'].map((character, index) => [
    String.fromCharCode(0x80 + index),
    character,
  ]),
);

const list = (names: string): ReadonlySet<string> => new Set(names.toUpperCase().split(' '));

/** Every name under which the official validator's platform knows an accepted encoding. */
const LATIN1_NAMES = list(
  '819 ISO8859-1 L1 ISO_8859-1:1987 ISO_8859-1 8859_1 ISO-IR-100 LATIN1 CP819 ISO8859_1 IBM819 ISO_8859_1 IBM-819 CSISOLATIN1 ISO-8859-1',
);
const LATIN9_NAMES = list(
  'CSISO885915 LATIN-9 ISO8859-15 LATIN0 ISO8859_15_FDIS ISO8859_15 CP923 8859_15 L9 ISO-8859-15 IBM923 CSISOLATIN9 ISO_8859-15 IBM-923 CSISOLATIN0 923 LATIN9',
);
const WINDOWS_NAMES = list('WINDOWS-1252 IBM-1252 CP1252 IBM1252 CP5348');
/** Read strictly: another byte is fatal. */
const ASCII_NAMES = list(
  'US-ASCII ISO646-US ISO_646.IRV:1991 ASCII US ANSI_X3.4-1968 IBM367 CSASCII CP367 IBM-367 ISO-IR-6 ANSI_X3.4-1986',
);
const LENIENT_UTF8_NAMES = list('UTF8 UNICODE-1-1-UTF-8');
const UTF16_NAMES = list('UTF-16 UTF_16 UNICODE UTF16 UNICODEBIG UTF-16BE X-UTF-16BE UTF_16BE UNICODEBIGUNMARKED');
const UTF16_LITTLE_NAMES = list('UTF-16LE X-UTF-16LE UTF_16LE UNICODELITTLEUNMARKED');

const UCS4 = 'ISO-10646-UCS-4';

export type GuessedEncoding = { name: string; decoder: Decoder };

/** What the first bytes say, by the validator's rules; a byte order mark is skipped. */
export const guessEncoding = (stream: ByteStream): GuessedEncoding => {
  const [b0 = 255, b1 = 255, b2 = 255, b3 = 255] = stream.peekStart();
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => [b0, b1, b2, b3][index] === byte);

  if (starts(0xfe, 0xff) || starts(0xff, 0xfe)) {
    stream.skipMark(2);
    const bigEndian = b0 === 0xfe;
    return { name: bigEndian ? 'UTF-16BE' : 'UTF-16LE', decoder: new Utf16Decoder(stream, bigEndian) };
  }
  if (starts(0xef, 0xbb, 0xbf)) {
    stream.skipMark(3);
    return { name: 'UTF-8', decoder: new Utf8Decoder(stream) };
  }
  if (starts(0, 0, 0x3c, 0) || starts(0, 0x3c, 0, 0)) throw new FatalFault(fatal.byteOrder(UCS4));
  if (starts(0x4c, 0x6f, 0xa7, 0x94)) throw new PolicyRefusal('ENCODAGE_REFUSE', refusals.encoding('EBCDIC'));
  stream.skipMark(0);
  if (starts(0, 0, 0, 0x3c)) return { name: UCS4, decoder: new Ucs4Decoder(stream, true) };
  if (starts(0x3c, 0, 0, 0)) return { name: UCS4, decoder: new Ucs4Decoder(stream, false) };
  if (starts(0, 0x3c, 0, 0x3f)) return { name: 'UTF-16BE', decoder: new Utf16Decoder(stream, true) };
  if (starts(0x3c, 0, 0x3f, 0)) return { name: 'UTF-16LE', decoder: new Utf16Decoder(stream, false) };
  return { name: 'UTF-8', decoder: new Utf8Decoder(stream) };
};

/** Under these names Java looks for a byte order mark first, even here, after the declaration. */
const utf16After = (stream: ByteStream, usual: 'utf-16be' | 'utf-16le'): Decoder => {
  const mark = stream.peek(2).toString('hex');
  if (mark !== 'feff' && mark !== 'fffe') return new LenientDecoder(stream, usual);
  stream.advance(2);
  return new LenientDecoder(stream, mark === 'feff' ? 'utf-16be' : 'utf-16le');
};

const decoderNamed = (stream: ByteStream, upper: string): Decoder | undefined => {
  if (upper === 'UTF-8') return new Utf8Decoder(stream);
  if (LENIENT_UTF8_NAMES.has(upper)) return new LenientDecoder(stream, 'utf-8');
  if (ASCII_NAMES.has(upper)) return new AsciiDecoder(stream);
  if (LATIN1_NAMES.has(upper)) return new SingleByteDecoder(stream);
  if (LATIN9_NAMES.has(upper)) return new SingleByteDecoder(stream, LATIN9);
  if (WINDOWS_NAMES.has(upper)) return new SingleByteDecoder(stream, WINDOWS);
  if (UTF16_NAMES.has(upper)) return utf16After(stream, 'utf-16be');
  return UTF16_LITTLE_NAMES.has(upper) ? utf16After(stream, 'utf-16le') : undefined;
};

/** Once the declaration is over: what the validator would go on reading, and we do not. */
export const refuseUcs4 = (encoding: string): void => {
  if (encoding === UCS4) throw new PolicyRefusal('ENCODAGE_REFUSE', refusals.encoding('UTF-32'));
};

const isWellNamed = (name: string): boolean => /^[A-Za-z][A-Za-z0-9._-]*$/.test(name);

/** The decoder that the XML declaration asks for; undefined when the one in use already serves. */
export const declaredDecoder = (stream: ByteStream, current: string, declared: string): Decoder | undefined => {
  if (current === declared) return undefined;
  const upper = declared.toUpperCase();
  if (current.startsWith('UTF-16') && upper === 'UTF-16') return undefined;
  if (upper === UCS4 || upper === 'ISO-10646-UCS-2') {
    if (current.startsWith('UTF-16')) throw new PolicyRefusal('ENCODAGE_REFUSE', refusals.encoding(declared));
    throw new FatalFault(fatal.byteOrder(declared));
  }
  if (!isWellNamed(declared)) throw new FatalFault(fatal.encodingName(declared));
  const decoder = decoderNamed(stream, upper);
  if (decoder === undefined) throw new PolicyRefusal('ENCODAGE_REFUSE', refusals.encoding(declared));
  return decoder;
};
