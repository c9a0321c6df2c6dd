import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type CodeProbleme, ErreurHttp } from './reponses/erreur-http.ts';
import { problemeDe, type ReponseProbleme } from './reponses/probleme.ts';

const LISIBLES: Record<string, () => ErreurHttp> = {
  'entity.parse.failed': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête n’est pas du JSON lisible.'),
  'entity.verify.failed': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête n’est pas lisible.'),
  'charset.unsupported': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête doit être en UTF-8.'),
  'encoding.unsupported': () =>
    new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête est compressé : envoyez-le tel quel.'),
  'request.aborted': () => new ErreurHttp('CORPS_ILLISIBLE', 'La requête a été interrompue.'),
  'request.size.invalid': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps n’a pas la longueur annoncée.'),
  'entity.too.large': () => new ErreurHttp('CORPS_TROP_GROS', 'Le corps de la requête est trop volumineux.'),
};

const traduire = (erreur: unknown): unknown => {
  const type = (erreur as { type?: unknown } | null)?.type;
  if (typeof type === 'string' && type in LISIBLES) return LISIBLES[type]?.();
  if (erreur instanceof URIError) return new ErreurHttp('ROUTE_INCONNUE', 'Cette adresse n’existe pas.');
  return erreur;
};

/** Writes a refusal; the journal of the program keeps its code, never its words. */
const repondreProbleme = (res: Response, { probleme, entetes }: ReponseProbleme): void => {
  res.locals.codeProbleme = probleme.code satisfies CodeProbleme;
  res.status(probleme.status).set(entetes).set('Cache-Control', 'no-store');
  res.type('application/problem+json').send(JSON.stringify(probleme));
};

/** What no route answers. */
export const routeInconnue: RequestHandler = () => {
  throw new ErreurHttp('ROUTE_INCONNUE', 'Cette adresse n’existe pas.');
};

/** The one place where an error becomes an answer. */
export const createErrorHandler = (): ErrorRequestHandler => (erreur, req, res, _next) => {
  // The caller hung up in the middle of its download: nothing failed here.
  if ((erreur as NodeJS.ErrnoException | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE' && res.headersSent) return;
  const traduite = traduire(erreur);
  const reponse = problemeDe(traduite, String(req.id));
  if (reponse.probleme.status >= 500) res.err = traduite as Error;
  if (res.headersSent) {
    // Half an answer cannot be taken back: cutting the line tells the caller that it is not whole.
    res.destroy();
    return;
  }
  repondreProbleme(res, reponse);
};
