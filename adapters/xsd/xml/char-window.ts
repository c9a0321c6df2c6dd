import type { ByteStream } from './byte-stream.ts';
import { isSpace } from './char-classes.ts';
import type { Decoder } from './decoder.ts';
import { declaredDecoder, guessEncoding, refuseUcs4 } from './encodings.ts';
import { EndOfDocument } from './faults.ts';

const CAPACITY = 8_192;
const DECLARATION_CAPACITY = 64;

/**
 * The text being read, one window after the other, with the line and column that the validator would give. Windows have
 * its sizes and move where its own do: some of its positions depend on them.
 */
export class CharWindow {
  text = '';
  position = 0;
  count = 0;
  line = 1;
  column = 1;
  /** Called at the end of the bytes, when more was needed; throws. */
  onEnd: () => never = () => {
    throw new EndOfDocument();
  };
  private readonly stream: ByteStream;
  private decoder: Decoder;
  private encoding: string;
  private wholeWindows = false;
  /** What the validator's buffer still holds of earlier windows, beyond the present one. */
  private past = '';
  private markIndex = -1;
  private markOffset = -1;

  constructor(stream: ByteStream) {
    this.stream = stream;
    const guess = guessEncoding(stream);
    this.decoder = guess.decoder;
    this.encoding = guess.name;
  }

  /** Changes decoder for what has not been read yet, as the XML declaration asks. */
  setEncoding(declared: string): void {
    const decoder = declaredDecoder(this.stream, this.encoding, declared);
    if (decoder === undefined) return;
    this.decoder = decoder;
    this.encoding = declared;
  }

  endDeclaration(): void {
    refuseUcs4(this.encoding);
    this.wholeWindows = true;
    this.stream.endDeclaration();
  }

  /** Offset in the file of the character at `index` of the window. */
  byteOffset(index = this.position): number {
    return this.stream.consumed - this.decoder.byteLength(this.text.slice(index, this.count));
  }

  /** Remembers this place, wherever the window moves. */
  mark(): void {
    this.markIndex = this.position;
    this.markOffset = -1;
  }

  /** Offset in the file of the place that was marked. */
  markedOffset(): number {
    return this.markOffset >= 0 ? this.markOffset : this.byteOffset(this.markIndex);
  }

  /** Next character, a lone CR or CRLF being seen as LF; nothing is consumed. */
  peekChar(): number {
    if (this.position === this.count) this.loadMore();
    const unit = this.text.charCodeAt(this.position);
    return unit === 13 ? 10 : unit;
  }

  scanChar(): number {
    if (this.position === this.count) this.loadMore();
    let unit = this.text.charCodeAt(this.position);
    this.position += 1;
    if (unit === 10 || unit === 13) {
      this.line += 1;
      this.column = 1;
      if (this.position === this.count) this.loadAfter(this.text.slice(this.position - 1, this.count), true);
      if (unit === 13 && this.text.charCodeAt(this.position) === 10) this.position += 1;
      unit = 10;
    }
    this.column += 1;
    return unit;
  }

  skipChar(unit: number): boolean {
    if (this.position === this.count) this.loadMore();
    if (this.text.charCodeAt(this.position) !== unit) return false;
    this.position += 1;
    this.column += 1;
    return true;
  }

  skipString(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) {
      if (this.count - this.position >= expected.length || !this.arrange(expected.length)) return false;
      if (!this.text.startsWith(expected, this.position)) return false;
    }
    this.position += expected.length;
    this.column += expected.length;
    return true;
  }

  skipSpaces(): boolean {
    if (this.position === this.count) this.loadMore();
    let unit = this.text.charCodeAt(this.position);
    if (!isSpace(unit)) return false;
    do {
      if (unit === 10 || unit === 13) {
        this.line += 1;
        this.column = 1;
        if (this.position === this.count - 1) this.reloadFromPosition(true);
        if (unit === 13 && this.text.charCodeAt(this.position + 1) === 10) this.position += 1;
      } else this.column += 1;
      this.position += 1;
      if (this.position === this.count) this.loadMore();
      unit = this.text.charCodeAt(this.position);
    } while (isSpace(unit));
    return true;
  }

  /** Drops the window and reads the next one; at the end of the file it is `onEnd` that speaks. */
  protected loadMore(): void {
    this.loadAfter('', true);
  }

  /** Brings what is left of the window to its start, the position with it, and completes it; true at the end of the file. */
  protected reloadFromPosition(mustHaveMore: boolean): boolean {
    const ended = this.loadAfter(this.text.slice(this.position, this.count), mustHaveMore);
    this.position = 0;
    return ended;
  }

  /** New window: `kept`, then what follows in the file, the position between both; true at the end of the file. */
  protected loadAfter(kept: string, mustHaveMore: boolean): boolean {
    if (this.markIndex >= 0 && this.markOffset < 0) this.markOffset = this.byteOffset(this.markIndex);
    const room = Math.max(1, CAPACITY - kept.length);
    const fresh = this.decoder.read(this.wholeWindows ? room : Math.min(room, DECLARATION_CAPACITY));
    this.past = this.text.length < this.past.length ? this.text + this.past.slice(this.text.length) : this.text;
    this.text = fresh === null ? kept : kept + fresh;
    this.position = kept.length;
    this.count = this.text.length;
    if (fresh === null && mustHaveMore) this.onEnd();
    return fresh === null;
  }

  /** What stands at `index` of the validator's buffer, be it left there by an earlier window. */
  protected leftAt(index: number): number {
    return (index < this.text.length ? this.text : this.past).charCodeAt(index);
  }

  /** Makes sure that `length` characters are ahead; false when the file ends before. */
  private arrange(length: number): boolean {
    while (this.count - this.position < length) {
      const position = this.position;
      const kept = this.text.slice(CAPACITY - position < length ? position : 0, this.count);
      const ended = this.loadAfter(kept, false);
      this.position = CAPACITY - position < length ? 0 : position;
      if (ended) break;
    }
    return this.count - this.position >= length;
  }
}
