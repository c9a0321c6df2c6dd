import type { ErreurAnalyse } from '../../../domain/depot/analyse.ts';

const MAX_KEPT = 10_000;
/** Sentences quote values whole: what is kept is bounded in characters too, so that memory is. */
const MAX_KEPT_CHARACTERS = 8 * 1_048_576;

/** The errors of a document in the order of the validator: the first ones kept, all of them counted. */
export class ErrorLog {
  readonly kept: ErreurAnalyse[] = [];
  count = 0;
  private characters = 0;
  private full = false;

  add(error: ErreurAnalyse): void {
    this.count += 1;
    if (this.full) return;
    this.characters += error.message.length;
    this.full = this.kept.length >= MAX_KEPT || (this.kept.length > 0 && this.characters > MAX_KEPT_CHARACTERS);
    if (!this.full) this.kept.push(error);
  }
}
