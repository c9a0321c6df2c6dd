import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type CodeProbleme, ErreurHttp } from './reponses/erreur-http.ts';
import { problemeDe, type ReponseProbleme } from './reponses/probleme.ts';

const LISIBLES: Record<string, () => ErreurHttp> = {
  'entity.parse.failed': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête n’est pas du JSON lisible.'),
  'entity.verify.failed': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête n’est pas lisible.'),
  'charset.unsupported': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête doit être en UTF-8.'),
  'encoding.unsupported': () =>
    new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête est compressé : envoyez-le tel quel.'),
  'parameters.too.many': () => new ErreurHttp('CORPS_ILLISIBLE', 'Le corps de la requête compte trop de paramètres.'),
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

/** What a refusal becomes on the line. */
export type Refus = { statut: number; entetes: Record<string, string>; type: string; corps: object };

const enProbleme = ({ probleme, entetes }: ReponseProbleme): Refus => ({
  statut: probleme.status,
  entetes,
  type: 'application/problem+json',
  corps: probleme,
});

/** Writes a refusal; the journal of the program keeps its code, never its words. */
const repondre = (res: Response, code: CodeProbleme, { statut, entetes, type, corps }: Refus): void => {
  res.locals.codeProbleme = code;
  res.status(statut).set(entetes).set('Cache-Control', 'no-store');
  res.type(type).send(JSON.stringify(corps));
};

/** What no route answers. */
export const routeInconnue: RequestHandler = () => {
  throw new ErreurHttp('ROUTE_INCONNUE', 'Cette adresse n’existe pas.');
};

/** The one place where an error becomes an answer; `mettreEnForme` gives it the shape that the route speaks. */
export const createErrorHandler =
  (mettreEnForme: (reponse: ReponseProbleme) => Refus = enProbleme): ErrorRequestHandler =>
  (erreur, req, res, _next) => {
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
    repondre(res, reponse.probleme.code, mettreEnForme(reponse));
  };
