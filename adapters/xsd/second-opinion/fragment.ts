import { trimXml } from '../schema/lexical.ts';
import type { Attribute } from '../xml/attributes.ts';
import { XMLNS_URI, XSI_URI } from '../xml/namespaces.ts';
import type { QName } from '../xml/qname.ts';

const NAMESPACE = 'urn:cdc:cpf:pc5:schema:1.0.0';
const MAX_CHARACTERS = 262_144;

const escapeText = (text: string): string =>
  /[&<>\r]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

type Lookup = (prefix: string) => string | null | undefined;

/** Written again from what the scanner has cleared: never a byte of the file, no comment, CDATA, reference or prefix of it. */
const writeAttribute = ({ name, value, namespace }: Attribute, index: number, lookup: Lookup): string => {
  if (namespace === XMLNS_URI) return '';
  if (namespace === null) return ` ${name.local}="${escapeAttribute(value)}"`;
  if (namespace !== XSI_URI)
    return ` xmlns:n${index}="${escapeAttribute(namespace)}" n${index}:${name.local}="${escapeAttribute(value)}"`;
  if (name.local !== 'type') return ` xsi:${name.local}="${escapeAttribute(value)}"`;
  const type = trimXml(value);
  const colon = type.indexOf(':');
  const uri = colon > 0 ? lookup(type.slice(0, colon)) : undefined;
  if (uri == null) return ` xsi:type="${escapeAttribute(type)}"`;
  return ` xmlns:t="${escapeAttribute(uri)}" xsi:type="t:${escapeAttribute(type.slice(colon + 1))}"`;
};

/** A start tag that is more than a name of ours: written when it is met, since bindings change. */
const END: unique symbol = Symbol('end');
type WrittenTag = { open: string; close: string };
type Entry = QName | WrittenTag | string | typeof END;

const writeTag = (name: QName, attributes: readonly Attribute[], lookup: Lookup): WrittenTag => {
  const isOurs = name.namespace === NAMESPACE;
  const tag = isOurs || name.namespace === null ? name.local : `e:${name.local}`;
  const namespace = isOurs ? '' : foreignDeclaration(name.namespace);
  const written = attributes.map((attribute, index) => writeAttribute(attribute, index, lookup)).join('');
  return { open: `<${tag}${namespace}${written}>`, close: `</${tag}>` };
};

const foreignDeclaration = (namespace: string | null): string =>
  namespace === null ? ' xmlns=""' : ` xmlns:e="${escapeAttribute(namespace)}"`;

/**
 * One element and all it holds, or what is around the passages. It is noted as it goes by, at little cost, and written only
 * when it is shown.
 */
export class Fragment {
  private entries: Entry[] = [];
  private length = 0;

  clear(): void {
    this.entries = [];
    this.length = 0;
  }

  /** Beyond its bound nothing is kept: the fragment will not be shown. */
  get tooLong(): boolean {
    return this.length > MAX_CHARACTERS;
  }

  start(name: QName, attributes: readonly Attribute[], lookup: Lookup): void {
    if (attributes.length === 0 && name.namespace === NAMESPACE) this.add(name, name.local.length);
    else if (!this.tooLong) {
      const tag = writeTag(name, attributes, lookup);
      this.add(tag, tag.open.length);
    }
  }

  text(piece: string): void {
    this.add(piece, piece.length);
  }

  end(): void {
    this.add(END, 1);
  }

  /** Puts a whole element of our own in. */
  insert(markup: string): void {
    this.add({ open: markup, close: '' }, markup.length);
    this.end();
  }

  /** The fragment as markup of our own. */
  toString(): string {
    const open: string[] = [];
    let written = '';
    for (const entry of this.entries) {
      if (entry === END) written += open.pop() ?? '';
      else if (typeof entry === 'string') written += escapeText(entry);
      else if ('open' in entry) {
        written += entry.open;
        open.push(entry.close);
      } else {
        written += `<${entry.local}>`;
        open.push(`</${entry.local}>`);
      }
    }
    return written;
  }

  private add(entry: Entry, length: number): void {
    if (this.tooLong) return;
    this.length += length;
    if (this.tooLong) this.entries = [];
    else this.entries.push(entry);
  }
}
