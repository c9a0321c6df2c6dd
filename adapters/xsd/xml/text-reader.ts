import { CLASSES, CONTENT, INVALID, isSpace } from './char-classes.ts';
import { CharWindow } from './char-window.ts';

/** What `scanData` met. */
export type DataStop = 'delimiter' | 'character';

/**
 * Reads runs of character data. Runs of newlines are handled as the validator handles them: a lone CR is a line end, and
 * shortens the columns of the line that follows.
 */
export class TextReader extends CharWindow {
  /** The last run: `runNewlines` line feeds, then the window from `runStart` to `runEnd`. */
  runNewlines = 0;
  runStart = 0;
  runEnd = 0;
  private newlines = 0;
  private newlinesStart = 0;

  /** The text of the last run, line ends normalised. */
  run(): string {
    const tail = this.text.slice(this.runStart, this.runEnd);
    return this.runNewlines === 0 ? tail : '\n'.repeat(this.runNewlines) + tail;
  }

  /** True when the last run holds anything else than white space. */
  runIsVisible(): boolean {
    const { text, runStart, runEnd } = this;
    for (let index = runEnd - 1; index >= runStart; index -= 1) if (!isSpace(text.charCodeAt(index))) return true;
    return false;
  }

  /** Reads text up to markup, a reference, `]`, a line end or a character that may not be there. Returns what stops it, or -1. */
  scanContent(): number {
    if (this.position === this.count) this.loadMore();
    else if (this.position === this.count - 1) this.reloadFromPosition(false);
    if (this.normalizeNewlines()) return -1;
    const { text, count } = this;
    const start = this.position;
    let position = start;
    while (position < count && (CLASSES[text.charCodeAt(position)]! & CONTENT) !== 0) position += 1;
    return this.endRun(start, position);
  }

  /** The same inside a quoted value; also stops at the quote and at `%`. */
  scanLiteral(quote: number): number {
    if (this.position === this.count) this.loadMore();
    else if (this.position === this.count - 1) this.reloadFromPosition(false);
    if (this.normalizeNewlines()) return -1;
    const { text, count } = this;
    const start = this.position;
    let position = start;
    while (position < count) {
      const unit = text.charCodeAt(position);
      if (unit === quote || unit === 37 || (CLASSES[unit]! & CONTENT) === 0) break;
      position += 1;
    }
    return this.endRun(start, position);
  }

  /**
   * Reads up to and including `delimiter`, handing runs to `onRun`; stops before a character that may not be there.
   * Nothing is kept: comments are skipped in stream.
   */
  scanData(delimiter: string, onRun: (length: number) => void): DataStop {
    for (;;) {
      if (this.position === this.count) this.loadMore();
      this.completeDelimiter(delimiter);
      if (this.normalizeNewlines()) {
        this.emitRun(onRun);
        return 'character';
      }
      const found = this.scanDataRun(delimiter);
      this.emitRun(onRun);
      if (found !== undefined) return found;
    }
  }

  /** Scans one run of `scanData`; undefined when the data goes on. */
  private scanDataRun(delimiter: string): DataStop | undefined {
    const { text, count } = this;
    const start = this.position;
    const first = delimiter.charCodeAt(0);
    let position = start;
    while (position < count) {
      const unit = text.charCodeAt(position);
      if (unit === first) {
        if (text.startsWith(delimiter, position)) {
          this.endRun(start, position + delimiter.length);
          this.runEnd -= delimiter.length;
          return 'delimiter';
        }
        if (delimiter.startsWith(text.slice(position, count))) break;
      } else if (unit === 10 || unit === 13) break;
      else if ((CLASSES[unit]! & INVALID) !== 0) {
        this.endRun(start, position);
        return 'character';
      }
      position += 1;
    }
    this.endRun(start, position);
    return undefined;
  }

  /** Has a whole delimiter ahead, or speaks of the end of the file (one column per character left in the window). */
  private completeDelimiter(delimiter: string): void {
    let ended = false;
    while (this.position > this.count - delimiter.length && !ended) ended = this.reloadFromPosition(false);
    if (this.position <= this.count - delimiter.length) return;
    this.column += this.count;
    this.position = this.count;
    this.loadMore();
  }

  private emitRun(onRun: (length: number) => void): void {
    onRun(this.runNewlines + this.runEnd - this.runStart);
  }

  private endRun(start: number, end: number): number {
    this.runNewlines = start - this.newlinesStart;
    this.runStart = start;
    this.runEnd = end;
    this.position = end;
    this.column += end - this.newlinesStart - this.newlines;
    if (end === this.count) return -1;
    const stop = this.text.charCodeAt(end);
    return stop === 13 ? 10 : stop;
  }

  /** Reads a run of line ends, if there is one here; true when the window is nearly over and must be completed first. */
  private normalizeNewlines(): boolean {
    this.newlines = 0;
    this.newlinesStart = this.position;
    const first = this.text.charCodeAt(this.position);
    if (first !== 10 && first !== 13) return false;
    do {
      const unit = this.text.charCodeAt(this.position);
      if (unit !== 10 && unit !== 13) break;
      this.position += 1;
      this.newlines += 1;
      this.line += 1;
      this.column = 1;
      if (this.position === this.count) {
        this.newlinesStart = 0;
        if (this.loadAfter('\n'.repeat(this.newlines), false)) break;
      }
      if (unit === 13) {
        if (this.text.charCodeAt(this.position) === 10) {
          this.position += 1;
          this.newlinesStart += 1;
        } else this.newlines += 1;
      }
    } while (this.position < this.count - 1);
    if (this.position !== this.count - 1) return false;
    this.runNewlines = this.position - this.newlinesStart;
    this.runStart = this.position;
    this.runEnd = this.position;
    return true;
  }
}
