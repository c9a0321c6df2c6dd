/** The file as a whole cannot be read as a CSV. The message is a French sentence for whoever gave the file, without any value of it. */
export class CsvIllisible extends Error {
  /** Line of the file where the reading stopped, from 1. */
  readonly ligne: number;

  constructor(message: string, ligne: number) {
    super(message);
    this.name = 'CsvIllisible';
    this.ligne = ligne;
  }
}
