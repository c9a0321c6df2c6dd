import type { Attribute } from './attributes.ts';
import type { ByteStream } from './byte-stream.ts';
import { isHighSurrogate, isInvalid, isNameStart } from './char-classes.ts';
import { detectVersion, scanDeclaration, startsDeclaration } from './declaration.ts';
import { EndOfDocument, FatalFault, PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { fatal } from './messages.ts';
import { NameReader } from './name-reader.ts';
import type { QName } from './qname.ts';
import { scanReference, scanSurrogates } from './references.ts';
import { refusals } from './refusals.ts';
import { skipComment, skipInstruction } from './skipped-markup.ts';
import { TagScanner } from './tag-scanner.ts';

/** What the handler does with the text directly inside the element that is open. */
export type TextUse = 'ignored' | 'sniffed' | 'collected';

/** Receives what the document holds. Positions and namespaces are read from the scanner. */
export type DocumentHandler = {
  textUse: TextUse;
  startElement(name: QName, attributes: readonly Attribute[]): void;
  endElement(name: QName): void;
  /** Only under 'collected'; pieces come in order. */
  text(piece: string): void;
  /** Only under 'sniffed': text other than white space was met. */
  visibleText(): void;
};

const LESS = 60;
const AMPERSAND = 38;
const BRACKET = 93;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const GREATER = 62;
const DASH = 45;

/** Reads a document as the official validator's parser does, and tells the handler; throws what ends the reading. */
export class DocumentScanner {
  readonly reader: NameReader;
  readonly tags: TagScanner;
  private readonly handler: DocumentHandler;
  private readonly open: QName[] = [];
  /** Markup begun and not ended, elements included: what must be zero where the file ends. */
  private markupDepth = 0;
  private afterRoot = false;
  private runLength = 0;

  constructor(stream: ByteStream, handler: DocumentHandler) {
    this.reader = new NameReader(stream);
    this.tags = new TagScanner(this.reader);
    this.handler = handler;
  }

  /** Reads the whole document. */
  scan(): void {
    const { reader } = this;
    try {
      detectVersion(reader);
      reader.onEnd = () => {
        if (this.markupDepth !== 0) throw new FatalFault(fatal.mismatchedEntity());
        throw new EndOfDocument();
      };
      this.declaration();
      this.prolog();
      this.content();
      this.afterRoot = true;
      this.trailing();
    } catch (error) {
      if (!(error instanceof EndOfDocument)) throw error;
      if (!this.afterRoot) throw new FatalFault(fatal.prematureEnd());
    }
  }

  private declaration(): void {
    const { reader } = this;
    if (startsDeclaration(reader)) {
      this.markupDepth += 1;
      const { encoding } = scanDeclaration(reader);
      this.markupDepth -= 1;
      if (encoding !== undefined) reader.setEncoding(encoding);
    }
    reader.endDeclaration();
  }

  /** Reads up to the name of the root. */
  private prolog(): void {
    const { reader } = this;
    for (;;) {
      reader.skipSpaces();
      if (!reader.skipChar(LESS))
        throw new FatalFault(reader.skipChar(AMPERSAND) ? fatal.referenceInProlog() : fatal.contentInProlog());
      this.markupDepth += 1;
      if (isNameStart(reader.peekChar())) return;
      if (reader.skipChar(EXCLAMATION)) this.prologDeclaration();
      else if (reader.skipChar(QUESTION)) skipInstruction(reader);
      else throw new FatalFault(fatal.markupInProlog());
      this.markupDepth -= 1;
    }
  }

  private prologDeclaration(): void {
    const { reader } = this;
    if (reader.skipChar(DASH)) {
      if (!reader.skipChar(DASH)) throw new FatalFault(fatal.commentStart());
      skipComment(reader);
    } else if (reader.skipString('DOCTYPE')) throw new PolicyRefusal('DOCTYPE_INTERDIT', refusals.doctype());
    else throw new FatalFault(fatal.markupInProlog());
  }

  private trailing(): void {
    const { reader } = this;
    for (;;) {
      reader.skipSpaces();
      if (!reader.skipChar(LESS)) throw new FatalFault(fatal.contentAfterRoot());
      this.markupDepth += 1;
      if (reader.skipChar(QUESTION)) skipInstruction(reader);
      else if (reader.skipChar(EXCLAMATION)) {
        if (!reader.skipString('--')) throw new FatalFault(fatal.commentStart());
        skipComment(reader);
      } else {
        reader.skipChar(SLASH);
        reader.peekChar();
        throw new FatalFault(fatal.markupAfterRoot());
      }
      this.markupDepth -= 1;
    }
  }

  /** Reads the root element, from its name to its end tag. */
  private content(): void {
    const { reader } = this;
    this.startTag();
    while (this.open.length > 0) {
      const next = reader.peekChar();
      if (next === LESS) {
        reader.mark();
        reader.skipChar(LESS);
        this.markup();
      } else if (next === AMPERSAND) {
        reader.skipChar(AMPERSAND);
        this.reference();
      } else this.characters();
    }
  }

  /** Reads what follows a `<`. */
  private markup(): void {
    const { reader } = this;
    this.markupDepth += 1;
    const next = reader.peekChar();
    if (isNameStart(next)) this.startTag();
    else if (next === SLASH) {
      reader.skipChar(SLASH);
      this.endTag();
    } else {
      this.skippedMarkup();
      this.markupDepth -= 1;
    }
  }

  private skippedMarkup(): void {
    const { reader } = this;
    if (reader.skipChar(QUESTION)) skipInstruction(reader);
    else if (reader.skipChar(EXCLAMATION)) this.declarationInContent();
    else throw new FatalFault(fatal.markupInContent());
  }

  private declarationInContent(): void {
    const { reader } = this;
    if (reader.skipChar(DASH)) {
      if (!reader.skipChar(DASH)) throw new FatalFault(fatal.commentStart());
      skipComment(reader);
    } else if (reader.skipString('[CDATA[')) this.cdata();
    else if (reader.skipString('DOCTYPE')) throw new PolicyRefusal('DOCTYPE_INTERDIT', refusals.doctype());
    else throw new FatalFault(fatal.markupInContent());
  }

  private startTag(): void {
    this.runLength = 0;
    const name = this.tags.scan();
    if (this.open.length >= LIMITS.depth) throw new PolicyRefusal('PROFONDEUR_EXCESSIVE', refusals.tooDeep());
    this.handler.startElement(name, this.tags.attributes);
    if (!this.tags.empty) {
      this.open.push(name);
      return;
    }
    this.handler.endElement(name);
    this.tags.namespaces.close();
    this.markupDepth -= 1;
  }

  private endTag(): void {
    const { reader } = this;
    this.runLength = 0;
    const name = this.open.pop()!;
    if (!reader.skipString(name.raw)) throw new FatalFault(fatal.endTagRequired(name.raw));
    reader.skipSpaces();
    if (!reader.skipChar(GREATER)) throw new FatalFault(fatal.endTagUnterminated(name.raw));
    this.markupDepth -= 2;
    this.handler.endElement(name);
    this.tags.namespaces.close();
  }

  private reference(): void {
    this.markupDepth += 1;
    const text = scanReference(this.reader);
    this.markupDepth -= 1;
    this.give(text);
  }

  private characters(): void {
    const { reader } = this;
    const stop = reader.scanContent();
    this.giveRun();
    if (stop === LESS || stop === AMPERSAND || stop === -1) return;
    if (stop === BRACKET) this.brackets();
    else if (isHighSurrogate(stop)) this.give(scanSurrogates(reader));
    else if (isInvalid(stop)) throw new FatalFault(fatal.contentCharacter(stop.toString(16)));
  }

  private brackets(): void {
    const { reader } = this;
    reader.skipChar(BRACKET);
    let text = ']';
    if (reader.skipChar(BRACKET)) {
      text = ']]';
      while (reader.skipChar(BRACKET)) this.give(']');
      if (reader.skipChar(GREATER)) throw new FatalFault(fatal.cdataEndInContent());
    }
    this.give(text);
  }

  private cdata(): void {
    const { reader } = this;
    while (reader.scanData(']]>', () => this.giveRun()) === 'character') {
      const next = reader.peekChar();
      if (isHighSurrogate(next)) this.give(scanSurrogates(reader));
      else if (isInvalid(next)) throw new FatalFault(fatal.cdataCharacter(next.toString(16)));
    }
  }

  private giveRun(): void {
    const { reader, handler } = this;
    const length = reader.runNewlines + reader.runEnd - reader.runStart;
    if (length === 0) return;
    this.countText(length);
    if (handler.textUse === 'collected') handler.text(reader.run());
    else if (handler.textUse === 'sniffed' && reader.runIsVisible()) handler.visibleText();
  }

  private give(text: string): void {
    const { handler } = this;
    this.countText(text.length);
    if (handler.textUse === 'collected') handler.text(text);
    else if (handler.textUse === 'sniffed' && !/^[ \t\r\n]*$/.test(text)) handler.visibleText();
  }

  private countText(length: number): void {
    this.runLength += length;
    if (this.runLength > LIMITS.elementText) throw new PolicyRefusal('TEXTE_TROP_LONG', refusals.textTooLong());
  }
}
