import { PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { refusals } from './refusals.ts';

/** Where the bytes come from: fills `target` from `offset` with at most `length` bytes; 0 means the end. Blocks meanwhile. */
export type ByteSource = (target: Uint8Array, offset: number, length: number) => number;

const CAPACITY = 65_536;
const BLOCK = 8_192;
const DECLARATION_BLOCK = 28;

/**
 * Hands out bytes in the block sizes of the official validator's reader: four to guess the encoding, 28, then one by one
 * until the XML declaration is over, then 8 192. The place it gives for some unreadable bytes is that of a block.
 */
export class ByteStream {
  private readonly source: ByteSource;
  private readonly buffer = Buffer.allocUnsafeSlow(CAPACITY);
  private start = 0;
  private end = 0;
  private ended = false;
  private filled = 0;
  private guessLeft = 0;
  private declarationBlockRead = false;
  private declarationOver = false;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Bytes handed out so far. */
  get consumed(): number {
    return this.filled - (this.end - this.start);
  }

  /** The first bytes, for guessing the encoding; nothing is consumed. */
  peekStart(): Uint8Array {
    return this.peek(4);
  }

  /** Skips the byte order mark; what is left of the first four bytes makes the first block. */
  skipMark(length: number): void {
    this.guessLeft = Math.max(0, Math.min(4, this.end - this.start) - length);
    this.start += length;
  }

  /** From here on blocks are whole. */
  endDeclaration(): void {
    this.declarationOver = true;
  }

  /** Size of the next block for a reader that wants at most `wanted` bytes. */
  blockSize(wanted: number): number {
    if (this.guessLeft > 0) {
      const size = Math.min(wanted, this.guessLeft);
      this.guessLeft -= size;
      return size;
    }
    if (!this.declarationBlockRead) {
      this.declarationBlockRead = true;
      return DECLARATION_BLOCK;
    }
    if (this.declarationOver) return Math.min(wanted, BLOCK);
    if (this.consumed > LIMITS.declaration) throw new PolicyRefusal('TEXTE_TROP_LONG', refusals.declarationTooLong());
    return 1;
  }

  /** At most `length` bytes ahead, fewer only at the end of the file; valid until the next call. */
  peek(length: number): Buffer {
    while (this.end - this.start < length && !this.ended) this.fill();
    return this.buffer.subarray(this.start, Math.min(this.end, this.start + length));
  }

  advance(length: number): void {
    this.start += length;
  }

  private fill(): void {
    if (this.start > 0) {
      this.buffer.copyWithin(0, this.start, this.end);
      this.end -= this.start;
      this.start = 0;
    }
    const read = this.source(this.buffer, this.end, CAPACITY - this.end);
    if (read === 0) this.ended = true;
    this.end += read;
    this.filled += read;
    if (this.filled > LIMITS.fileBytes) throw new PolicyRefusal('FICHIER_TROP_VOLUMINEUX', refusals.fileTooBig());
  }
}
