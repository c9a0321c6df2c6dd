/** How many sound fragments are shown: one out of so many, from one document to the next. */
export class Sampling {
  private readonly everyPassage: number;
  private readonly everyEnvelope: number;
  private passages = 0;
  private envelopes = 0;

  constructor(everyPassage = 500, everyEnvelope = 20) {
    this.everyPassage = everyPassage;
    this.everyEnvelope = everyEnvelope;
  }

  takesPassage(): boolean {
    this.passages += 1;
    return this.everyPassage === 1 || this.passages % this.everyPassage === 1;
  }

  takesEnvelope(): boolean {
    this.envelopes += 1;
    return this.everyEnvelope === 1 || this.envelopes % this.everyEnvelope === 1;
  }
}
