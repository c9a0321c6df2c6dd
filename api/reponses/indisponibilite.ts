const CODES_SYSTEME = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EMFILE',
]);

/** Classes of SQLSTATE that pass by themselves: connection, resources, operator intervention (a restart). */
const CLASSES_SQL = new Set(['08', '53', '57']);

/** Status of gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const CODES_GRPC = new Set([4, 8, 14]);

const MESSAGES_PG =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection/;

const codeIndisponible = (code: unknown): boolean =>
  (typeof code === 'string' && (CODES_SYSTEME.has(code) || (code.length === 5 && CLASSES_SQL.has(code.slice(0, 2))))) ||
  (typeof code === 'number' && CODES_GRPC.has(code));

/** True when the error says that a part of the stack is away, and not that something is wrong. */
export const estIndisponibilite = (erreur: unknown, profondeur = 0): boolean => {
  if (!(erreur instanceof Error) || profondeur > 5) return false;
  if (codeIndisponible((erreur as { code?: unknown }).code)) return true;
  if (MESSAGES_PG.test(erreur.message)) return true;
  if (erreur instanceof AggregateError && erreur.errors.some((une) => estIndisponibilite(une, profondeur + 1)))
    return true;
  return estIndisponibilite(erreur.cause, profondeur + 1);
};
