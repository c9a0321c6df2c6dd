import { IdTable } from '../schema/id-table.ts';
import type { ElementDeclaration, Schema, Type, ValueContext } from '../schema/model.ts';
import { sentences } from '../schema/sentences.ts';
import type { SecondOpinion } from '../second-opinion/second-opinion.ts';
import type { Attribute } from '../xml/attributes.ts';
import type { DocumentHandler, DocumentScanner, TextUse } from '../xml/document-scanner.ts';
import { PolicyRefusal } from '../xml/faults.ts';
import { XMLNS_URI, XSI_URI } from '../xml/namespaces.ts';
import type { QName } from '../xml/qname.ts';
import { refusals } from '../xml/refusals.ts';
import { acceptChild, incompleteContent, misplacedChild } from './content.ts';
import { type Frame, newFrame, resetFrame } from './frame.ts';
import { chooseType, isNilTrue, xsiAttribute, xsiAttributeErrors } from './xsi.ts';

/** Hears of every declared element at the place where the schema expects it; passages are read from it. */
export type ElementListener = {
  /** `errorsBefore` counts the errors given before this tag. */
  opened(declaration: ElementDeclaration, depth: number, errorsBefore: number): void;
  /** `value` is the raw text; undefined for a complex or nil element. */
  closed(declaration: ElementDeclaration, depth: number, value: string | undefined): void;
};

/**
 * Walks the schema along the document and says, in the validator's sentences and order, where the document leaves it. It
 * alone decides whether a document follows the schema.
 */
export class Explainer implements DocumentHandler {
  textUse: TextUse = 'ignored';
  /** The file showed itself to be of version 1.1.5. */
  is115 = false;
  errorCount = 0;
  private readonly schema: Schema;
  private readonly report: (sentence: string, declaration: ElementDeclaration | null) => void;
  private readonly listener: ElementListener;
  private readonly secondOpinion: SecondOpinion | undefined;
  private readonly frames: Frame[] = [newFrame()];
  /** Number of open elements; frame 0 stands for the document. */
  private depth = 0;
  private scanner: DocumentScanner | undefined;
  /**
   * Text of the last element begun, and whether more may come. There is one for the whole document, as in the validator: an
   * element with a child is judged on the text of the last simple element inside it.
   */
  private buffer = '';
  private appending = false;
  private readonly lookup = (prefix: string): string | null | undefined => this.namespaces().of(prefix);
  private readonly context: ValueContext = { of: this.lookup, ids: new IdTable() };

  constructor(
    schema: Schema,
    report: (sentence: string, declaration: ElementDeclaration | null) => void,
    listener: ElementListener,
    secondOpinion?: SecondOpinion,
  ) {
    this.schema = schema;
    this.report = report;
    this.listener = listener;
    this.secondOpinion = secondOpinion;
  }

  /** Namespaces in force are asked from the scanner. */
  attach(scanner: DocumentScanner): void {
    this.scanner = scanner;
  }

  startElement(name: QName, attributes: readonly Attribute[]): void {
    const errorsBefore = this.errorCount;
    const parent = this.frames[this.depth]!;
    this.depth += 1;
    const frame = this.frames[this.depth] ?? this.pushFrame();
    resetFrame(frame, name.raw);
    this.buffer = '';
    const declaration = this.place(parent, name);
    frame.declaration = declaration;
    this.secondOpinion?.start({ name, attributes, declaration }, this.lookup, errorsBefore);
    if (frame.declaration !== null) frame.type = frame.declaration.type;
    else if (this.depth === 1) this.checkUnknownRoot(name, attributes);
    if (attributes.length > 0) this.startWithAttributes(frame, attributes);
    this.appending = frame.type.kind === 'simple';
    this.textUse = useOfText(frame);
    if (frame.declaration !== null) this.listener.opened(frame.declaration, this.depth - 1, errorsBefore);
  }

  endElement(): void {
    const frame = this.frames[this.depth]!;
    const { type, declaration } = frame;
    if (frame.nil) this.closeNil(frame);
    else if (type.kind === 'simple') this.closeSimple(frame, type);
    else if (type.kind === 'complex') this.closeComplex(frame, type);
    if (this.depth === 1) for (const id of this.context.ids.unknown()) this.say(frame, sentences.idUnknown(id));
    if (declaration !== null)
      this.listener.closed(declaration, this.depth - 1, frame.nil || type.kind !== 'simple' ? undefined : this.buffer);
    this.secondOpinion?.end(this.errorCount);
    this.appending = false;
    this.depth -= 1;
    this.textUse = useOfText(this.frames[this.depth]!);
  }

  text(piece: string): void {
    this.frames[this.depth]!.hasText = true;
    this.secondOpinion?.text(piece);
    if (this.appending) this.buffer = this.buffer === '' ? piece : this.buffer + piece;
  }

  visibleText(): void {
    this.secondOpinion?.text('x');
    this.frames[this.depth]!.hasVisibleText = true;
  }

  private pushFrame(): Frame {
    const frame = newFrame();
    this.frames.push(frame);
    return frame;
  }

  private say(frame: Frame, sentence: string): void {
    this.errorCount += 1;
    this.report(sentence, frame.declaration);
  }

  /** Checks the place of an element in its parent and finds its declaration. */
  private place(parent: Frame, name: QName): ElementDeclaration | null {
    const { schema } = this;
    const isOurs = name.namespace === schema.namespace;
    parent.hasChild = true;
    if (parent.type.kind === 'complex') {
      const { content } = parent.type;
      const child = isOurs ? content.byLocal.get(name.local) : undefined;
      if (child?.since115 === true) this.is115 = true;
      const seen = parent.seen;
      const accepted = child !== undefined && acceptChild(content, parent, child);
      if (!accepted && !parent.misplaced) {
        this.say(parent, misplacedChild(schema, content, seen, name, this.is115));
        parent.misplaced = true;
      }
      if (child !== undefined) return child;
    }
    return isOurs && name.local === schema.root.local ? schema.root : null;
  }

  private checkUnknownRoot(name: QName, attributes: readonly Attribute[]): void {
    if (xsiAttribute(attributes, 'type') !== undefined)
      throw new PolicyRefusal('RACINE_XSI_TYPE', refusals.rootType(name.raw));
    this.say(this.frames[1]!, sentences.rootUnknown(name.raw));
  }

  private startWithAttributes(frame: Frame, attributes: readonly Attribute[]): void {
    const { declaration, raw } = frame;
    const type = xsiAttribute(attributes, 'type');
    if (type !== undefined) this.applyType(frame, type.value);
    const nil = xsiAttribute(attributes, 'nil');
    if (nil !== undefined && declaration !== null) {
      if (declaration.nillable) frame.nil = isNilTrue(nil.value);
      else this.say(frame, sentences.notNillable(raw));
    }
    for (const attribute of attributes) this.checkAttribute(frame, attribute);
  }

  private applyType(frame: Frame, value: string): void {
    const declared = frame.declaration?.type;
    const choice = chooseType(this.schema, frame.raw, value, declared, {
      namespaces: this.namespaces(),
      is115: this.is115,
    });
    for (const sentence of choice.errors) this.say(frame, sentence);
    if (choice.type !== undefined) frame.type = choice.type;
  }

  private checkAttribute(frame: Frame, attribute: Attribute): void {
    const { raw, type } = frame;
    if (attribute.namespace === XMLNS_URI) return;
    const errors = attribute.namespace === XSI_URI ? xsiAttributeErrors(raw, attribute, this.namespaces()) : undefined;
    if (errors !== undefined) for (const sentence of errors) this.say(frame, sentence);
    else if (type.kind === 'simple') this.say(frame, sentences.attributeOnSimple(raw, attribute.name.raw));
    else if (type.kind === 'complex') this.say(frame, sentences.attributeOnComplex(raw, attribute.name.raw));
  }

  private namespaces(): DocumentScanner['tags']['namespaces'] {
    if (this.scanner === undefined) throw new Error("L'explicateur n'est relié à aucun lecteur.");
    return this.scanner.tags.namespaces;
  }

  private closeNil(frame: Frame): void {
    if (frame.hasText || frame.hasChild) this.say(frame, sentences.nilWithContent(frame.raw));
    if (frame.hasChild && frame.type.kind === 'simple') this.say(frame, sentences.childInSimple(frame.raw));
  }

  private closeSimple(frame: Frame, type: Extract<Type, { kind: 'simple' }>): void {
    if (frame.hasChild) this.say(frame, sentences.childInSimple(frame.raw));
    const value = this.buffer;
    const sentence = type.check(value, this.context);
    if (sentence === null) return;
    this.say(frame, sentence);
    this.say(frame, sentences.valueInvalid(frame.raw, value));
  }

  private closeComplex(frame: Frame, type: Extract<Type, { kind: 'complex' }>): void {
    if (frame.hasVisibleText) this.say(frame, sentences.textNotAllowed(frame.raw));
    if (frame.misplaced) return;
    const sentence = incompleteContent(this.schema, type.content, frame, this.is115);
    if (sentence !== null) this.say(frame, sentence);
  }
}

const useOfText = (frame: Frame): TextUse => {
  if (frame.nil || frame.type.kind === 'simple') return 'collected';
  return frame.type.kind === 'complex' && !frame.hasVisibleText ? 'sniffed' : 'ignored';
};
