import { PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import type { QName } from './qname.ts';
import { refusals } from './refusals.ts';

export const XML_URI = 'http://www.w3.org/XML/1998/namespace';
export const XSI_URI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** Which prefix is bound to what, here. The empty prefix is that of names without one. */
export class Namespaces {
  private readonly bound = new Map<string, string | null>([
    ['xml', XML_URI],
    ['xmlns', XMLNS_URI],
  ]);
  /** What to put back, in the order of the declarations: prefix and previous binding. */
  private readonly undo: { prefix: string; previous: string | null | undefined }[] = [];
  /** Number of `undo` entries at the start of each open element. */
  private readonly marks: number[] = [];
  /** Changes whenever a binding does, so that names remember their namespace. */
  private version = 0;

  open(): void {
    this.marks.push(this.undo.length);
  }

  close(): void {
    const mark = this.marks.pop() ?? 0;
    if (this.undo.length === mark) return;
    this.version += 1;
    while (this.undo.length > mark) {
      const { prefix, previous } = this.undo.pop()!;
      if (previous === undefined) this.bound.delete(prefix);
      else this.bound.set(prefix, previous);
    }
  }

  isDeclaredHere(prefix: string): boolean {
    const mark = this.marks.at(-1) ?? 0;
    for (let index = this.undo.length - 1; index >= mark; index -= 1)
      if (this.undo[index]!.prefix === prefix) return true;
    return false;
  }

  declare(prefix: string, uri: string | null): void {
    if (this.undo.length >= LIMITS.namespaceBindings)
      throw new PolicyRefusal('TROP_D_ATTRIBUTS', refusals.tooManyAttributes());
    this.undo.push({ prefix, previous: this.bound.get(prefix) });
    this.bound.set(prefix, uri);
    this.version += 1;
  }

  /** Namespace bound to the prefix; null or undefined when there is none. */
  of(prefix: string): string | null | undefined {
    return this.bound.get(prefix);
  }

  /** Namespace of an element of this name; undefined when its prefix is not bound. */
  ofElement(name: QName): string | null | undefined {
    if (name.bindings === this.version) return name.namespace;
    const uri = this.bound.get(name.prefix ?? '');
    if (uri == null) return name.prefix === null ? null : undefined;
    name.namespace = uri;
    name.bindings = this.version;
    return uri;
  }
}
