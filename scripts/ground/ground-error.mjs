/** Something the ground lacks: one French sentence, and the command that fixes it. */
export class GroundError extends Error {
  /**
   * @param {string} sentence
   * @param {string} command
   * @param {string} [details] what the failed command said, for whoever wants to know why
   */
  constructor(sentence, command, details = '') {
    super(sentence);
    this.name = 'GroundError';
    this.command = command;
    this.details = details;
  }
}

/**
 * Ends the process on what went wrong: a sentence for a GroundError, the stack for the rest.
 * @param {unknown} error
 * @returns {never}
 */
export const endWith = (error) => {
  if (error instanceof GroundError) {
    const details = error.details.trim().split('\n').slice(-15).join('\n');
    if (details !== '') process.stderr.write(`${details}\n\n`);
    process.stderr.write(`${error.message}\nPour y remédier : ${error.command}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  process.exit(3);
};
