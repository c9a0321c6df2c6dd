import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Pictures of errors: what helps to find them. Their words may quote data (a query, a value), so they stay out. */
const erreurSansDonnees = (erreur: Error): Record<string, unknown> => ({
  type: erreur.name,
  code: (erreur as { code?: unknown }).code,
  cause: erreur.cause instanceof Error ? erreurSansDonnees(erreur.cause) : undefined,
  pile: (erreur.stack ?? '')
    .split('\n')
    .filter((ligne) => /^\s+at /.test(ligne))
    .slice(0, 12),
});

const locauxDe = (res: ServerResponse): Record<string, unknown> => (res as Response).locals ?? {};

const ligneDe = (req: IncomingMessage, res: ServerResponse): Record<string, unknown> => {
  const { route = null, codeProbleme: code, acteur } = locauxDe(res);
  const { id: requestId, method: methode } = req;
  return { requestId, methode, route, statut: res.statusCode, ...(code !== undefined && { code }), acteur };
};

/** One line a request: method, route as declared, status, duration. No address, no query, no header, no body. */
export const createJournalHttp = (journal: Logger): HttpLogger<IncomingMessage, ServerResponse> =>
  pinoHttp({
    logger: journal,
    genReqId: (req, res) => {
      const recu = req.headers['x-request-id'];
      const id = typeof recu === 'string' && REQUEST_ID.test(recu) ? recu : randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: (erreur: unknown) => erreur },
    // The child logger of a request would repeat it on each line.
    quietReqLogger: true,
    customLogLevel: (_req, res, erreur) => {
      if (res.statusCode >= 500) return 'error';
      return erreur === undefined ? 'info' : 'warn';
    },
    // Probes ask every few seconds: they would drown the rest.
    autoLogging: { ignore: (req) => req.url === '/sante' || req.url === '/pret' },
    customSuccessObject: (req, res, fin: { responseTime: number }) => ({
      ...ligneDe(req, res),
      dureeMs: fin.responseTime,
    }),
    customErrorObject: (req, res, erreur, fin: { responseTime: number }) => ({
      ...ligneDe(req, res),
      dureeMs: fin.responseTime,
      err: erreurSansDonnees(erreur),
    }),
    customSuccessMessage: () => 'requête',
    customErrorMessage: () => 'requête en échec',
  });
