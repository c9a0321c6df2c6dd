import type { SecondAvis } from '../../../domain/depot/analyse.ts';
import type { ElementDeclaration } from '../schema/model.ts';
import type { Attribute } from '../xml/attributes.ts';
import type { QName } from '../xml/qname.ts';
import { Fragment } from './fragment.ts';
import { documentAround, documentOfPassage, SAMPLE_PASSAGE } from './frame-of-passage.ts';
import { isKnownDifference } from './known-differences.ts';
import { askLibxml } from './libxml.ts';
import type { Sampling } from './sampling.ts';

const PASSAGE_DEPTH = 7;
/** How many faulty passages of one file are shown. */
const FAULTY_PER_FILE = 20;
const MAX_DISAGREEMENTS = 100;

/**
 * Shows a second engine the faulty passages, what is around the passages, and a sample of the rest, and counts where it does
 * not agree. It decides nothing.
 */
export class SecondOpinion {
  readonly avis: SecondAvis = { examines: 0, connus: 0, desaccords: [] };
  private readonly sampling: Sampling;
  private readonly passage = new Fragment();
  private readonly envelope = new Fragment();
  private current = this.envelope;
  private depth = 0;
  private rang = -1;
  private faultyShown = 0;
  private errorsBefore = 0;
  private errorsInPassages = 0;
  private sampleGiven = false;

  constructor(sampling: Sampling) {
    this.sampling = sampling;
  }

  /** `errorCount` counts the errors given before this tag; the declaration is that of the schema, if it expects the element. */
  start(tag: StartTag, lookup: Lookup, errorCount: number): void {
    const { name, attributes, declaration } = tag;
    if (this.depth === PASSAGE_DEPTH && declaration?.local === 'passageCertification') this.openPassage(errorCount);
    else if (this.depth === PASSAGE_DEPTH - 1) this.sampleGiven = false;
    this.depth += 1;
    this.current.start(name, attributes, lookup);
  }

  text(piece: string): void {
    this.current.text(piece);
  }

  /** Called once the element's errors are counted. */
  end(errorCount: number): void {
    this.current.end();
    this.depth -= 1;
    if (this.depth === PASSAGE_DEPTH && this.current === this.passage) this.closePassage(errorCount);
  }

  /** The document is over, and was read to its end. */
  finish(errorCount: number): void {
    const faulty = errorCount > this.errorsInPassages;
    if (!faulty && !this.sampling.takesEnvelope()) return;
    this.show(this.envelope, -1, faulty);
  }

  private openPassage(errorCount: number): void {
    this.rang += 1;
    this.passage.clear();
    this.current = this.passage;
    this.errorsBefore = errorCount;
  }

  private closePassage(errorCount: number): void {
    this.current = this.envelope;
    if (!this.sampleGiven) this.envelope.insert(SAMPLE_PASSAGE);
    this.sampleGiven = true;
    const errors = errorCount - this.errorsBefore;
    this.errorsInPassages += errors;
    if (errors > 0) {
      this.faultyShown += 1;
      if (this.faultyShown <= FAULTY_PER_FILE) this.show(this.passage, this.rang, true);
      return;
    }
    if (this.sampling.takesPassage()) this.show(this.passage, this.rang, false);
  }

  private show(fragment: Fragment, rang: number, faulty: boolean): void {
    if (fragment.tooLong) return;
    const ours = faulty ? 'KO' : 'OK';
    const text = rang < 0 ? documentAround(fragment.toString()) : documentOfPassage(fragment.toString());
    const answer = askLibxml(text);
    if (answer === undefined) {
      this.avis.indisponible = true;
      return;
    }
    const { verdict, codes } = answer;
    this.avis.examines += 1;
    if (verdict === ours) return;
    if (verdict !== 'ILLISIBLE' && isKnownDifference(ours, text)) this.avis.connus += 1;
    else if (this.avis.desaccords.length < MAX_DISAGREEMENTS)
      this.avis.desaccords.push({ rang, nous: ours, lui: verdict, codes });
  }
}

type StartTag = { name: QName; attributes: readonly Attribute[]; declaration: ElementDeclaration | null };
type Lookup = (prefix: string) => string | null | undefined;
