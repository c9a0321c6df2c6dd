/** A name as written, with what is remembered of it: the namespace its prefix was last seen bound to. */
export type QName = {
  readonly raw: string;
  readonly prefix: string | null;
  readonly local: string;
  /** Namespace of an element of this name under the bindings numbered `bindings`. */
  namespace: string | null;
  bindings: number;
};

const MAX_CACHED = 4_096;
const MAX_CACHED_LENGTH = 80;

/** One object per name of the document, as long as there are not too many of them. */
export class NameTable {
  private readonly names = new Map<string, QName>();

  find(raw: string): QName | undefined {
    return this.names.get(raw);
  }

  /** `colon` is the index of the colon that ends the prefix, or -1. */
  add(raw: string, colon: number): QName {
    const own = raw.length <= MAX_CACHED_LENGTH ? copyOf(raw) : raw;
    const name: QName = {
      raw: own,
      prefix: colon < 0 ? null : own.slice(0, colon),
      local: colon < 0 ? own : own.slice(colon + 1),
      namespace: null,
      bindings: -1,
    };
    if (raw.length <= MAX_CACHED_LENGTH && this.names.size < MAX_CACHED) this.names.set(own, name);
    return name;
  }
}

/** A string of its own: a slice would keep its whole window in memory. */
const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
