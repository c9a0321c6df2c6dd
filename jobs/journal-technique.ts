/** What jobs need of a logger (pino fits): an object of ids and figures, and a fixed sentence. */
export type JournalTechnique = Record<
  'info' | 'warn' | 'error',
  (details: Record<string, unknown>, message: string) => void
>;
