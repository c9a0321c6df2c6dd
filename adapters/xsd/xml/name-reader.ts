import { CLASSES, NAME, NAME_START } from './char-classes.ts';
import { FatalFault, PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { fatal } from './messages.ts';
import { NameTable, type QName } from './qname.ts';
import { refusals } from './refusals.ts';
import { TextReader } from './text-reader.ts';

const COLON = 58;

/** Reads names. */
export class NameReader extends TextReader {
  readonly names = new NameTable();
  /** What stood in the window where the last name was cut by its end: the validator looks there when the file ends on a colon. */
  private stale = Number.NaN;

  /** Name of a target or an entity; null when none starts here. */
  scanName(): string | null {
    const start = this.startName();
    if (start < 0) return null;
    let from = start;
    for (;;) {
      if (this.position === this.count) {
        const length = this.position - from;
        from = 0;
        if (this.reloadName(length)) break;
      }
      if ((CLASSES[this.text.charCodeAt(this.position)]! & NAME) === 0) break;
      this.position += 1;
    }
    const length = this.position - from;
    this.column += length;
    if (length > LIMITS.name) throw new PolicyRefusal('NOM_TROP_LONG', refusals.nameTooLong());
    return this.text.slice(from, this.position);
  }

  /** Name of an element or attribute, which the caller knows to start here. A second colon ends it. */
  scanQName(): QName {
    let from = this.startName();
    let colon = -1;
    let { text, count, position } = this;
    for (;;) {
      if (position === count) {
        this.position = position;
        const length = position - from;
        if (colon >= 0) colon -= from;
        from = 0;
        const ended = this.reloadName(length);
        ({ text, count, position } = this);
        if (ended) break;
      }
      const unit = text.charCodeAt(position);
      if ((CLASSES[unit]! & NAME) === 0) break;
      if (unit === COLON) {
        if (colon >= 0) break;
        colon = position;
      }
      position += 1;
    }
    this.position = position;
    this.column += position - from;
    const raw = text.slice(from, position);
    return this.names.find(raw) ?? this.newName(raw, colon < 0 ? -1 : colon - from);
  }

  private newName(raw: string, colon: number): QName {
    if (Math.max(colon, raw.length - colon - 1) > LIMITS.name)
      throw new PolicyRefusal('NOM_TROP_LONG', refusals.nameTooLong());
    if (colon >= 0) {
      const first = colon + 1 < raw.length ? raw.charCodeAt(colon + 1) : this.afterColon();
      if (Number.isNaN(first) || first === COLON || (CLASSES[first]! & NAME_START) === 0)
        throw new FatalFault(fatal.qualifiedName());
    }
    return this.names.add(raw, colon);
  }

  private afterColon(): number {
    return this.position < this.count ? this.text.charCodeAt(this.position) : this.stale;
  }

  /** Index of the name's first character, which is consumed; -1 when no name starts here. */
  private startName(): number {
    if (this.position === this.count) this.loadMore();
    const start = this.position;
    if ((CLASSES[this.text.charCodeAt(start)]! & NAME_START) === 0) return -1;
    this.position += 1;
    return start;
  }

  /** Brings the name read so far to the start of a new window; true at the end of the file. */
  private reloadName(length: number): boolean {
    if (length > 2 * LIMITS.name + 1) throw new PolicyRefusal('NOM_TROP_LONG', refusals.nameTooLong());
    this.stale = this.leftAt(length);
    return this.loadAfter(this.text.slice(this.count - length, this.count), false);
  }
}
