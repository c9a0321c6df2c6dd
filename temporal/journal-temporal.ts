import type { Logger, LogLevel, LogMetadata } from '@temporalio/common';

/** What is needed of a logger (pino fits). */
type Journal = Record<'trace' | 'debug' | 'info' | 'warn' | 'error', (details: object, message: string) => void>;

const NIVEAUX: Record<LogLevel, keyof Journal> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/**
 * Names and codes of an error and where it was thrown: its message may quote a value, and waits, sealed, in the
 * history.
 */
const decrireErreur = (erreur: unknown): unknown => {
  if (!(erreur instanceof Error)) return typeof erreur;
  const { name, stack = '', cause } = erreur;
  const { code, type, constraint, table } = erreur as Error & Record<'code' | 'type' | 'constraint' | 'table', unknown>;
  const pile = stack.split('\n').filter((ligne) => /^\s+at /.test(ligne));
  return {
    name,
    code,
    type,
    constraint,
    table,
    pile: pile.slice(0, 8),
    ...(cause !== undefined && { cause: decrireErreur(cause) }),
  };
};

/** No payload, no message of an error: ids, figures, fixed sentences. */
const nettoyer = (details: LogMetadata): object =>
  Object.fromEntries(
    Object.entries(details)
      .filter(([cle]) => cle !== 'taskToken' && cle !== 'sdkComponent')
      .map(([cle, valeur]) => [cle, cle === 'error' || valeur instanceof Error ? decrireErreur(valeur) : valeur]),
  );

/** Logger of the SDK's runtime, its workers and our activities, over the logger of the program. */
export const createJournalTemporal = (journal: Journal): Logger => {
  const dire = (niveau: LogLevel, message: string, details: LogMetadata = {}): void =>
    journal[NIVEAUX[niveau]](nettoyer(details), message);
  return {
    log: dire,
    trace: (message, details) => dire('TRACE', message, details),
    debug: (message, details) => dire('DEBUG', message, details),
    info: (message, details) => dire('INFO', message, details),
    warn: (message, details) => dire('WARN', message, details),
    error: (message, details) => dire('ERROR', message, details),
  };
};
