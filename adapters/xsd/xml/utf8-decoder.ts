import { isUtf8 } from 'node:buffer';
import type { ByteStream } from './byte-stream.ts';
import type { Decoder } from './decoder.ts';
import { FatalFault } from './faults.ts';
import { fatal } from './messages.ts';

/** Bytes that a sequence beginning with this one must have; 1 for anything that starts none. */
const sequenceLength = (lead: number): number => {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
};

/** How many bytes beyond `length` the sequence that is cut there needs. */
const missingBytes = (bytes: Uint8Array, length: number): number => {
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return Math.max(0, sequenceLength(byte) - back);
  }
  return 0;
};

type Fault = { at: number; sentence: string; immediate: boolean };

const invalid = (position: number, count: number, at: number): Fault => ({
  at,
  sentence: fatal.invalidByte(position, count),
  immediate: false,
});

const continues = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Which byte of the sequence at `at` is at fault, by the validator's own rules; undefined when the sequence is sound. */
const faultOfSequence = (bytes: Uint8Array, at: number): Fault | undefined => {
  const lead = bytes[at]!;
  const count = sequenceLength(lead);
  if (count === 1) return lead < 0x80 ? undefined : invalid(1, 1, at);
  for (let position = 2; position <= count; position += 1) {
    const byte = bytes[at + position - 1];
    if (byte === undefined) return { at, sentence: fatal.expectedByte(position, count), immediate: false };
    const wrongSecond =
      position === 2 &&
      ((count === 3 && ((lead === 0xed && byte >= 0xa0) || (lead === 0xe0 && byte < 0xa0))) ||
        (lead === 0xf0 && byte < 0x90));
    if (!continues(byte) || wrongSecond) return invalid(position, count, at);
  }
  const plane = ((lead << 2) & 0x1c) | ((bytes[at + 1]! >> 4) & 3);
  if (count === 4 && plane > 0x10) return { at, sentence: fatal.highSurrogate(plane), immediate: true };
  return undefined;
};

const firstFault = (bytes: Uint8Array, length: number): Fault | undefined => {
  for (let at = 0; at < length; at += sequenceLength(bytes[at]!)) {
    const fault = faultOfSequence(bytes, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/**
 * Strict UTF-8. Text before a faulty sequence is handed out first, and the fault is thrown when more is asked for, as the
 * validator does; a plane beyond Unicode is thrown at once.
 */
export class Utf8Decoder implements Decoder {
  private readonly stream: ByteStream;
  private pending: string | undefined;

  constructor(stream: ByteStream) {
    this.stream = stream;
  }

  read(length: number): string | null {
    if (this.pending !== undefined) throw new FatalFault(this.pending);
    const size = this.stream.blockSize(length);
    const ahead = this.stream.peek(size + 3);
    if (ahead.length === 0) return null;
    const base = Math.min(size, ahead.length);
    const taken = Math.min(base + missingBytes(ahead, base), ahead.length);
    const block = ahead.subarray(0, taken);
    if (isUtf8(block)) {
      this.stream.advance(taken);
      return block.toString('utf8');
    }
    return this.readUpToFault(ahead, base, block);
  }

  byteLength(text: string): number {
    return Buffer.byteLength(text, 'utf8');
  }

  private readUpToFault(ahead: Buffer, base: number, block: Buffer): string {
    const fault = firstFault(ahead, base);
    if (fault === undefined) throw new Error('Séquence UTF-8 refusée sans faute reconnue.');
    if (fault.at === 0 || fault.immediate) throw new FatalFault(fault.sentence);
    this.pending = fault.sentence;
    this.stream.advance(block.length);
    return block.toString('utf8', 0, fault.at);
  }
}
