import { createHash, randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type Appelant, acteurDe } from '../domain/compte/appelant.ts';
import { estPermis } from '../domain/compte/permission.ts';
import { BusinessError } from '../domain/errors.ts';
import type { ApiDeps } from './deps.ts';
import { entreeDe } from './entree.ts';
import { empreinteDe, executerUneFois, lireCle } from './idempotence/idempotence.ts';
import { introuvable } from './reponses/erreur-http.ts';
import { envoyerFichier } from './reponses/fichier.ts';
import type { ReponseJson } from './reponses/reponse-json.ts';
import {
  type ContexteBrut,
  estFichier,
  estFlux,
  estRedirection,
  type Fichier,
  type Limite,
  type Route,
  type Sortie,
} from './route.ts';
import type { Identite } from './securite/authentification.ts';
import { ecrireCookie } from './securite/cookies.ts';
import { consommer, sujetDe } from './securite/limites.ts';
import { reseauDe } from './securite/reseau.ts';
import { valider } from './validation.ts';

type Lu = { params: unknown; query: unknown; body: unknown };

const exigerPermission = (appelant: Appelant, route: Route<ApiDeps>): void => {
  if (estPermis(appelant, route.permission)) return;
  if (appelant.type === 'ANONYME') throw new BusinessError('NON_AUTHENTIFIE', 'Connectez-vous pour continuer.');
  throw new BusinessError('ACTION_INTERDITE', 'Vos droits ne permettent pas cette action.');
};

const lireRequete = (route: Route<ApiDeps>, req: Request): Lu => {
  const params = route.params?.safeParse(req.params);
  // An id that cannot exist is like one that does not.
  if (params?.success === false) throw introuvable('L’objet demandé');
  const query = route.query ? valider(route.query, req.query) : undefined;
  const { body } = route;
  if (body === undefined) return { params: params?.data, query, body: undefined };
  if (!estFlux(body)) return { params: params?.data, query, body: valider(body, req.body ?? {}) };
  const type = (req.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!body.types.includes(type))
    throw new BusinessError('TYPE_CONTENU_INVALIDE', `Le type de contenu attendu est ${body.types.join(' ou ')}.`);
  return { params: params?.data, query, body: req };
};

const sortieDe = (res: Response, { urlPublique }: ApiDeps): Sortie => ({
  entete: (nom, valeur) => void res.setHeader(nom, valeur),
  poserCookie: (nom, valeur, dureeSecondes) =>
    void res.append('Set-Cookie', ecrireCookie(nom, valeur, dureeSecondes, urlPublique)),
  effacerCookie: (nom) => void res.append('Set-Cookie', ecrireCookie(nom, '', 0, urlPublique)),
});

const signalDe = (res: Response): AbortSignal => {
  const abandon = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) abandon.abort(new Error('the caller hung up'));
  });
  return abandon.signal;
};

const rendreJson = (route: Route<ApiDeps>, rendu: unknown): string => {
  if (route.response === undefined) return '';
  if (estFichier(route.response) || estRedirection(route.response)) throw new Error('not a JSON answer');
  // The schema is a promise to callers: what it does not know is not sent.
  return JSON.stringify(route.response.parse(rendu));
};

const envoyerJson = (res: Response, { statut, entetes, corps }: ReponseJson): void => {
  res.status(statut).set(entetes);
  if (corps === '') res.end();
  else res.type(entetes['Content-Type'] ?? 'application/json').send(corps);
};

const empreinteFlux = async (req: Request): Promise<Uint8Array> => {
  const hachage = createHash('sha256');
  for await (const morceau of req) hachage.update(morceau as Buffer);
  return hachage.digest();
};

/** A file sent is its bytes, its name and for whom. */
const empreinteEnvoi = (req: Request, query: unknown, octets: Uint8Array): Uint8Array =>
  empreinteDe(query ?? null, req.get('content-disposition') ?? null, Buffer.from(octets).toString('hex'));

const DELAI_ECOULEMENT_MS = 10_000;

/** After a refusal the caller may still be sending: what comes is thrown away for a while, so that it reads the refusal. */
const laisserEcouler = (req: Request): void => {
  if (req.readableEnded || req.destroyed) return;
  const fin = setTimeout(() => req.destroy(), DELAI_ECOULEMENT_MS);
  fin.unref();
  req.once('close', () => clearTimeout(fin));
  req.resume();
};

const GARDES = ['Location'];

const uneFois = async (
  route: Route<ApiDeps>,
  cle: string,
  req: Request,
  res: Response,
  base: Omit<ContexteBrut, 'effetId' | 'noterCorps'>,
  deps: ApiDeps,
): Promise<ReponseJson> => {
  const { params, query, body, appelant } = base;
  const flux = route.body !== undefined && estFlux(route.body);
  const corpsJson = flux ? null : empreinteDe(params ?? null, query ?? null, body ?? null);
  const portee = appelant.type === 'ANONYME' ? route.idempotence?.porteeAnonyme?.(base as never) : acteurDe(appelant);
  return executerUneFois(
    {
      cle: { appelant: portee ?? 'anonyme', route: `${route.method} ${route.path}`, cle },
      requestId: base.requestId,
      empreinteCorps: async () => corpsJson ?? empreinteEnvoi(req, query, await empreinteFlux(req)),
      executer: async ({ effetId, noterCorps }) => {
        if (corpsJson) await noterCorps(corpsJson);
        const noterEnvoi = (empreinte: Uint8Array): Promise<void> => noterCorps(empreinteEnvoi(req, query, empreinte));
        const rendu = await route.handler({ ...base, effetId, noterCorps: noterEnvoi }, deps);
        const entetes = Object.fromEntries(
          GARDES.flatMap((nom) => (res.hasHeader(nom) ? [[nom, String(res.getHeader(nom))]] : [])),
        );
        return { statut: route.status, entetes, corps: rendreJson(route, rendu) };
      },
    },
    { em: () => deps.orm.em.fork(), reponses: deps.reponses, horloge: deps.horloge },
  );
};

const executer =
  (route: Route<ApiDeps>, deps: ApiDeps): RequestHandler =>
  async (req, res) => {
    res.locals.route = `${route.method.toUpperCase()} ${route.path}`;
    const identite = res.locals.identite as Identite;
    const { appelant } = identite;
    const em = () => deps.orm.em.fork();
    const { horloge, facteurLimites } = deps;
    const compter = (limite: Limite, sujet: string) => consommer(limite, sujet, { em, horloge, facteurLimites });
    if (route.limite) res.set(await compter(route.limite, sujetDe({ appelant, reseau: reseauDe(req.ip ?? '') })));
    exigerPermission(appelant, route);
    const lue = lireRequete(route, req);
    for (const { sujet, ...limite } of route.limitesSujet ?? []) await compter(limite, sujet(lue.body as never));
    const base = {
      ...lue,
      appelant,
      agent: appelant.type === 'AGENT' ? appelant : undefined,
      maintenant: deps.horloge(),
      requestId: String(req.id),
      entree: entreeDe(req, identite, deps.urlPublique),
      sortie: sortieDe(res, deps),
      signal: signalDe(res),
    };
    res.set('Cache-Control', 'no-store');
    const cle = route.idempotence ? lireCle(req.get('idempotency-key')) : null;
    if (cle !== null) return envoyerJson(res, await uneFois(route, cle, req, res, base, deps));
    const rendu = await route.handler({ ...base, effetId: randomUUID(), noterCorps: async () => undefined }, deps);
    if (route.response !== undefined && estFichier(route.response)) return envoyerFichier(res, rendu as Fichier);
    if (route.response !== undefined && estRedirection(route.response)) return res.redirect(303, (rendu as URL).href);
    envoyerJson(res, { statut: route.status, entetes: {}, corps: rendreJson(route, rendu) });
  };

/** One route as Express runs it: limit, permission, validation, idempotence, handler, answer, in that order. */
export const executerRoute = (route: Route<ApiDeps>, deps: ApiDeps): RequestHandler => {
  const suivre = executer(route, deps);
  if (route.body === undefined || !estFlux(route.body)) return suivre;
  return async (req, res, next) => {
    try {
      await suivre(req, res, next);
    } finally {
      laisserEcouler(req);
    }
  };
};
