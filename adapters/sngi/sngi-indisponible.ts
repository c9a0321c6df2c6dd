/**
 * The register cannot answer: technical, to be asked again. Says where it stopped and never whom it was asked about, so
 * that it may be logged and travel.
 */
export class SngiIndisponible extends Error {
  /** SQLSTATE, HTTP status, or one of our own: DELAI, RESEAU, REPONSE_ILLISIBLE, REPONSE_INCOMPLETE, COUPE_CIRCUIT. */
  readonly code: string;
  /** Not before this delay, when the register or the circuit breaker said one. */
  readonly reessayerDansMs: number | undefined;

  constructor(message: string, code: string, reessayerDansMs?: number) {
    super(message);
    this.name = 'SngiIndisponible';
    this.code = code;
    this.reessayerDansMs = reessayerDansMs;
  }
}
