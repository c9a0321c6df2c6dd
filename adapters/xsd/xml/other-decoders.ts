import type { ByteStream } from './byte-stream.ts';
import type { Decoder } from './decoder.ts';
import { FatalFault } from './faults.ts';
import { fatal } from './messages.ts';

const BLOCK = 8_192;

/** The bytes of the next block, taken from the stream; null at the end of the file. */
export const takeBlock = (stream: ByteStream, length: number): Buffer | null => {
  const size = stream.blockSize(Math.min(length, BLOCK));
  const bytes = stream.peek(size);
  if (bytes.length === 0) return null;
  stream.advance(bytes.length);
  return bytes;
};

/** One byte, one character, through the table of the upper half (`undefined` where it equals ISO-8859-1). */
export class SingleByteDecoder implements Decoder {
  private readonly stream: ByteStream;
  private readonly replacements: ReadonlyMap<string, string>;

  constructor(stream: ByteStream, replacements: ReadonlyMap<string, string> = new Map()) {
    this.stream = stream;
    this.replacements = replacements;
  }

  read(length: number): string | null {
    const bytes = takeBlock(this.stream, length);
    if (bytes === null) return null;
    const text = bytes.toString('latin1');
    if (this.replacements.size === 0) return text;
    return text.replace(/[\x80-\xff]/g, (character: string) => this.replacements.get(character) ?? character);
  }

  byteLength(text: string): number {
    return text.length;
  }
}

/** US-ASCII as the validator reads it: any other byte is fatal, and its place is the start of the block. */
export class AsciiDecoder implements Decoder {
  private readonly stream: ByteStream;

  constructor(stream: ByteStream) {
    this.stream = stream;
  }

  read(length: number): string | null {
    const bytes = takeBlock(this.stream, length);
    if (bytes === null) return null;
    const wrong = bytes.find((byte) => byte > 0x7f);
    if (wrong !== undefined) throw new FatalFault(fatal.notAscii(wrong));
    return bytes.toString('latin1');
  }

  byteLength(text: string): number {
    return text.length;
  }
}

/** UTF-16 in the byte order that was recognised. */
export class Utf16Decoder implements Decoder {
  private readonly stream: ByteStream;
  private readonly bigEndian: boolean;

  constructor(stream: ByteStream, bigEndian: boolean) {
    this.stream = stream;
    this.bigEndian = bigEndian;
  }

  read(length: number): string | null {
    const size = this.stream.blockSize(Math.min(length * 2, BLOCK));
    const ahead = this.stream.peek(size + (size & 1));
    if (ahead.length === 0) return null;
    if (ahead.length % 2 === 1) throw new FatalFault(fatal.expectedByte(2, 2));
    this.stream.advance(ahead.length);
    const bytes = this.bigEndian ? Buffer.from(ahead).swap16() : ahead;
    return bytes.toString('utf16le');
  }

  byteLength(text: string): number {
    return text.length * 2;
  }
}

/** UTF-32, only for as long as it takes to read an XML declaration: the file is then refused. */
export class Ucs4Decoder implements Decoder {
  private readonly stream: ByteStream;
  private readonly bigEndian: boolean;

  constructor(stream: ByteStream, bigEndian: boolean) {
    this.stream = stream;
    this.bigEndian = bigEndian;
  }

  read(length: number): string | null {
    const size = this.stream.blockSize(Math.min(length * 4, BLOCK));
    const ahead = this.stream.peek(Math.ceil(size / 4) * 4);
    if (ahead.length === 0) return null;
    this.stream.advance(ahead.length);
    const padded = Buffer.alloc(Math.ceil(ahead.length / 4) * 4);
    ahead.copy(padded);
    let text = '';
    for (let at = 0; at < padded.length; at += 4)
      text += String.fromCharCode(this.bigEndian ? padded.readUInt32BE(at) : padded.readUInt32LE(at));
    return text;
  }

  byteLength(text: string): number {
    return text.length * 4;
  }
}
