import { type Attribute, findDuplicate } from './attributes.ts';
import { isHighSurrogate, isInvalid, isNameStart } from './char-classes.ts';
import { FatalFault, PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { fatal } from './messages.ts';
import type { NameReader } from './name-reader.ts';
import { Namespaces, XML_URI, XMLNS_URI } from './namespaces.ts';
import type { QName } from './qname.ts';
import { scanReference, scanSurrogates } from './references.ts';
import { refusals } from './refusals.ts';

const NONE: readonly Attribute[] = [];

/** Reads start tags: attributes, namespaces, duplicates. */
export class TagScanner {
  readonly namespaces = new Namespaces();
  /** Of the last tag. */
  attributes: readonly Attribute[] = NONE;
  empty = false;
  private readonly reader: NameReader;

  constructor(reader: NameReader) {
    this.reader = reader;
  }

  /** Reads a tag from its name on, up to and including `>`. */
  scan(): QName {
    const { reader, namespaces } = this;
    const name = reader.scanQName();
    namespaces.open();
    this.empty = false;
    this.attributes = NONE;
    if (!this.closes(name)) this.scanAttributes(name);
    const uri = namespaces.ofElement(name);
    if (name.prefix === 'xmlns') throw new FatalFault(fatal.xmlnsElement(name.raw));
    if (uri === undefined) throw new FatalFault(fatal.elementPrefix(name.prefix ?? '', name.raw));
    if (uri === null) name.namespace = null;
    if (this.attributes !== NONE) this.bindAttributes(name);
    return name;
  }

  /** True when the tag ends here; otherwise an attribute's name must come. */
  private closes(name: QName): boolean {
    const { reader } = this;
    const sawSpace = reader.skipSpaces();
    const next = reader.peekChar();
    if (next === 62) {
      reader.skipChar(62);
      return true;
    }
    if (next === 47) {
      reader.skipChar(47);
      if (!reader.skipChar(62)) throw new FatalFault(fatal.tagUnterminated(name.raw));
      this.empty = true;
      return true;
    }
    if (!sawSpace || !isNameStart(next)) throw new FatalFault(fatal.tagUnterminated(name.raw));
    return false;
  }

  private scanAttributes(element: QName): void {
    const attributes: Attribute[] = [];
    let size = 0;
    do {
      const attribute = this.scanAttribute(element);
      size += attribute.value.length + attribute.name.raw.length;
      attributes.push(attribute);
      if (attributes.length > LIMITS.attributes)
        throw new PolicyRefusal('TROP_D_ATTRIBUTS', refusals.tooManyAttributes());
      if (size > LIMITS.tagText) throw new PolicyRefusal('ATTRIBUT_TROP_LONG', refusals.attributeTooLong());
    } while (!this.closes(element));
    this.attributes = attributes;
  }

  private scanAttribute(element: QName): Attribute {
    const { reader } = this;
    const name = reader.scanQName();
    reader.skipSpaces();
    if (!reader.skipChar(61)) throw new FatalFault(fatal.attributeEquals(element.raw, name.raw));
    reader.skipSpaces();
    if (name.prefix !== 'xmlns' && name.raw !== 'xmlns')
      return { name, value: this.scanValue(element, name), namespace: null };
    return this.declareNamespace(element, name, this.scanValue(element, name, { isNamespace: true }));
  }

  private declareNamespace(element: QName, name: QName, uri: string): Attribute {
    const { prefix, local } = name;
    if ((prefix === 'xmlns' && local === 'xmlns') || uri === XMLNS_URI) throw new FatalFault(fatal.bindXmlns());
    if ((local === 'xml') !== (uri === XML_URI)) throw new FatalFault(fatal.bindXml());
    const bound = local === 'xmlns' ? '' : local;
    if (uri === '' && local !== 'xmlns') throw new FatalFault(fatal.emptyBinding(prefix ?? '', local, name.raw));
    if (this.namespaces.isDeclaredHere(bound)) throw new FatalFault(fatal.attributeTwice(element.raw, name.raw));
    this.namespaces.declare(bound, uri === '' ? null : uri);
    return { name, value: uri, namespace: XMLNS_URI };
  }

  private bindAttributes(element: QName): void {
    for (const attribute of this.attributes) {
      const { prefix, raw } = attribute.name;
      if (prefix === null || attribute.namespace !== null) continue;
      const uri = this.namespaces.of(prefix);
      if (uri == null) throw new FatalFault(fatal.attributePrefix(element.raw, raw, prefix));
      attribute.namespace = uri;
    }
    if (this.attributes.length < 2) return;
    const duplicate = findDuplicate(this.attributes);
    if (duplicate === undefined) return;
    throw new FatalFault(
      duplicate.namespace === null
        ? fatal.attributeTwice(element.raw, duplicate.name.raw)
        : fatal.attributeTwiceInNamespace(element.raw, duplicate.name.local, duplicate.namespace),
    );
  }

  private scanValue(element: QName, attribute: QName, { isNamespace = false } = {}): string {
    const { reader } = this;
    const quote = reader.peekChar();
    if (quote !== 39 && quote !== 34) throw new FatalFault(fatal.attributeQuote(element.raw, attribute.raw));
    reader.scanChar();
    let value = '';
    for (;;) {
      const stop = reader.scanLiteral(quote);
      const run = reader.run();
      value += run.includes('\n') || run.includes('\t') ? run.replace(/[\n\t]/g, ' ') : run;
      if (value.length > LIMITS.attributeValue)
        throw new PolicyRefusal('ATTRIBUT_TROP_LONG', refusals.attributeTooLong());
      if (isNamespace && value.length > LIMITS.name) throw new PolicyRefusal('NOM_TROP_LONG', refusals.nameTooLong());
      if (stop === quote) break;
      value += this.scanOdd(element, attribute, stop);
    }
    reader.scanChar();
    return value;
  }

  /** What stops a run inside a value. */
  private scanOdd(element: QName, attribute: QName, stop: number): string {
    const { reader } = this;
    if (stop === -1) return '';
    if (stop === 38) {
      reader.skipChar(38);
      return scanReference(reader);
    }
    if (stop === 60) throw new FatalFault(fatal.attributeLessThan(element.raw, attribute.raw));
    if (stop === 37 || stop === 93) return String.fromCharCode(reader.scanChar());
    if (isHighSurrogate(stop)) return scanSurrogates(reader);
    if (isInvalid(stop)) throw new FatalFault(fatal.attributeCharacter(element.raw, attribute.raw, stop.toString(16)));
    return '';
  }
}
