import type { CodeRefus } from '../../../domain/depot/analyse.ts';

/** The document is not well-formed: the validator's one fatal sentence. Its place is that of the reader when it is thrown. */
export class FatalFault extends Error {
  override name = 'FatalFault';
}

/** Our own policy refuses the document (deposit-format, "Policy above the schema" and "Limits"). */
export class PolicyRefusal extends Error {
  override name = 'PolicyRefusal';
  readonly code: CodeRefus;

  constructor(code: CodeRefus, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** The bytes ended where nothing was open: either a normal end or « Fin prématurée du fichier. ». */
export class EndOfDocument extends Error {
  override name = 'EndOfDocument';
}
