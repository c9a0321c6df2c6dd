import type { ByteStream } from './byte-stream.ts';
import type { Decoder } from './decoder.ts';
import { takeBlock } from './other-decoders.ts';

/** Bytes that are no character: how much had been handed out with their U+FFFD, and how many bytes they were. */
type Replaced = { end: number; bytes: number };

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = 3;
/** No place is asked for further back than a window and what it keeps of the one before. */
const REMEMBERED = 32_768;

/** Length of the sequence that the byte begins, by the table of well-formed sequences; 0 when it begins none. */
const sequenceLength = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
};

const mayFollow = (lead: number, byte: number): boolean => {
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
};

/** How many bytes from `at` belong together, and whether they are a character. */
const sequenceAt = (bytes: Uint8Array, at: number): { size: number; wanted: number } => {
  const lead = bytes[at] ?? 0;
  const wanted = sequenceLength(lead);
  let size = 1;
  while (size < wanted && at + size < bytes.length) {
    const byte = bytes[at + size] ?? 0;
    if (size === 1 ? !mayFollow(lead, byte) : (byte & 0xc0) !== 0x80) break;
    size += 1;
  }
  return { size, wanted };
};

/** Bytes at the end that only begin a character. */
const cutUtf8 = (bytes: Uint8Array): number => {
  for (let back = Math.min(3, bytes.length); back > 0; back--) {
    const at = bytes.length - back;
    if (sequenceLength(bytes[at] ?? 0) < 2) continue;
    const { size, wanted } = sequenceAt(bytes, at);
    if (size === back && size < wanted) return back;
  }
  return 0;
};

const cutUtf16 = (bytes: Uint8Array, bigEndian: boolean): number => {
  const odd = bytes.length & 1;
  const upper = bytes[bytes.length - odd - (bigEndian ? 2 : 1)] ?? 0;
  return bytes.length >= 2 + odd && (upper & 0xfc) === 0xd8 ? odd + 2 : odd;
};

/** What Java's own decoders do under their other names (`utf8`, UTF-16 declared in UTF-8 bytes): faults become U+FFFD. */
export class LenientDecoder implements Decoder {
  private readonly stream: ByteStream;
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private readonly encoding: 'utf-8' | 'utf-16be' | 'utf-16le';
  /** Taken from the stream, not yet handed out: the beginning of a character. */
  private held: Uint8Array = new Uint8Array(0);
  private handedOut = 0;
  private replaced: Replaced[] = [];
  private over = false;

  constructor(stream: ByteStream, encoding: 'utf-8' | 'utf-16be' | 'utf-16le') {
    this.stream = stream;
    this.encoding = encoding;
    this.decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  read(length: number): string | null {
    while (!this.over) {
      const block = takeBlock(this.stream, length);
      this.over = block === null;
      const bytes = block === null ? this.held : Buffer.concat([this.held, block]);
      const cut = this.over ? 0 : this.cut(bytes);
      const whole = bytes.subarray(0, bytes.length - cut);
      this.held = bytes.slice(bytes.length - cut);
      const text = this.decoder.decode(whole);
      if (this.encoding === 'utf-8' && text.includes(REPLACEMENT)) this.noteReplaced(whole);
      this.handedOut += text.length;
      if (text.length > 0) return text;
    }
    return null;
  }

  byteLength(text: string): number {
    const { held } = this;
    if (this.encoding !== 'utf-8') return held.length + text.length * 2;
    const start = this.handedOut - text.length;
    let bytes = held.length + Buffer.byteLength(text, 'utf8');
    for (const one of this.replaced) if (one.end > start) bytes += one.bytes - REPLACEMENT_BYTES;
    return bytes;
  }

  private cut(bytes: Uint8Array): number {
    return this.encoding === 'utf-8' ? cutUtf8(bytes) : cutUtf16(bytes, this.encoding === 'utf-16be');
  }

  private noteReplaced(bytes: Uint8Array): void {
    this.replaced = this.replaced.filter(({ end }) => end > this.handedOut - REMEMBERED);
    let end = this.handedOut;
    for (let at = 0; at < bytes.length; ) {
      const { size, wanted } = sequenceAt(bytes, at);
      end += size === 4 ? 2 : 1;
      if (size < wanted || wanted === 0) this.replaced.push({ end, bytes: size });
      at += size;
    }
  }
}
