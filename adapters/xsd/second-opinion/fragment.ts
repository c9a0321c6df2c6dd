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

/** The text of one element and all it holds, or of what is around the passages. */
export class Fragment {
  /** Beyond its bound nothing is kept: the fragment will not be shown. */
  tooLong = false;
  private parts: string[] = [];
  private readonly open: string[] = [];
  private length = 0;

  clear(): void {
    this.tooLong = false;
    this.parts = [];
    this.open.length = 0;
    this.length = 0;
  }

  start(name: QName, attributes: readonly Attribute[], lookup: Lookup): void {
    const isOurs = name.namespace === NAMESPACE;
    const tag = isOurs ? name.local : `e:${name.local}`;
    this.open.push(tag);
    if (attributes.length === 0 && isOurs) {
      this.add('<', tag, '>');
      return;
    }
    const namespace = isOurs ? '' : foreignDeclaration(name.namespace);
    const written = attributes.map((attribute, index) => writeAttribute(attribute, index, lookup)).join('');
    this.add('<', name.namespace === null ? this.bare(name.local) : tag, `${namespace}${written}>`);
  }

  text(piece: string): void {
    this.add(escapeText(piece), '', '');
  }

  end(): void {
    this.add('</', this.open.pop() ?? '', '>');
  }

  /** Puts something in as it is. */
  raw(text: string): void {
    this.add(text, '', '');
  }

  toString(): string {
    return this.parts.join('');
  }

  /** An element in no namespace. */
  private bare(local: string): string {
    this.open[this.open.length - 1] = local;
    return local;
  }

  private add(first: string, second: string, third: string): void {
    if (this.tooLong) return;
    this.length += first.length + second.length + third.length;
    this.tooLong = this.length > MAX_CHARACTERS;
    if (this.tooLong) this.parts = [];
    else this.parts.push(first, second, third);
  }
}

const foreignDeclaration = (namespace: string | null): string =>
  namespace === null ? ' xmlns=""' : ` xmlns:e="${escapeAttribute(namespace)}"`;
