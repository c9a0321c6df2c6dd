import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { acteurDe } from '../domain/compte/appelant.ts';
import { estPermis } from '../domain/compte/permission.ts';
import { BusinessError } from '../domain/errors.ts';
import type { ApiDeps } from './deps.ts';
import { createErrorHandler, routeInconnue } from './error-handler.ts';
import { executerRoute } from './executer-route.ts';
import { createJournalHttp } from './journal-http.ts';
import { monterPages } from './pages/pages.ts';
import { ErreurHttp } from './reponses/erreur-http.ts';
import { enErreurOauth } from './reponses/erreur-oauth.ts';
import { PREFIXE_API, type Route, type Routes } from './route.ts';
import { ROUTES } from './routes/index.ts';
import { repondrePret, repondreSante } from './sante.ts';
import { ANONYME, ENTETE_CSRF, type Identite, identifier } from './securite/authentification.ts';

/** Where operators see the queue of mails. */
export const CHEMIN_TABLEAU = '/exploitation/files';

/** Largest JSON body: the contact form at its longest is far below. */
const CORPS_MAXIMAL = '200kb';

const reconnaitre =
  (deps: ApiDeps): RequestHandler =>
  async (req, res, next) => {
    const identite = await identifier(
      {
        methode: req.method,
        authorization: req.get('authorization'),
        cookie: req.get('cookie'),
        origin: req.get('origin'),
        secFetchSite: req.get('sec-fetch-site'),
        jetonCsrf: req.get(ENTETE_CSRF),
      },
      { em: () => deps.orm.em.fork(), urlPublique: deps.urlPublique, horloge: deps.horloge },
    );
    res.locals.identite = identite;
    res.locals.acteur = acteurDe(identite.appelant);
    next();
  };

const lireJson: RequestHandler[] = [
  (req, _res, next) => {
    const vide = req.get('content-length') === '0' || (!req.get('content-length') && !req.get('transfer-encoding'));
    if (vide || req.is('json')) return next();
    throw new BusinessError('TYPE_CONTENU_INVALIDE', 'Le type de contenu attendu est application/json.');
  },
  express.json({ limit: CORPS_MAXIMAL, strict: false }),
];

const lireFormulaire: RequestHandler[] = [
  (req, _res, next) => {
    if (req.is('application/x-www-form-urlencoded')) return next();
    throw new BusinessError(
      'TYPE_CONTENU_INVALIDE',
      'Le type de contenu attendu est application/x-www-form-urlencoded.',
    );
  },
  express.urlencoded({ limit: CORPS_MAXIMAL, extended: false, parameterLimit: 50 }),
];

const resterInconnu: RequestHandler = (_req, res, next) => {
  res.locals.identite = ANONYME;
  res.locals.acteur = acteurDe(ANONYME.appelant);
  next();
};

const methodeNonPermise =
  (methodes: readonly string[]): RequestHandler =>
  () => {
    const Allow = methodes.map((methode) => methode.toUpperCase()).join(', ');
    throw new ErreurHttp('METHODE_NON_PERMISE', `Cette adresse n’accepte que ${Allow}.`, { Allow });
  };

const monterRoutes = (
  routes: readonly Route<ApiDeps>[],
  avant: (route: Route<ApiDeps>) => RequestHandler[],
  deps: ApiDeps,
): express.Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  const methodes = new Map<string, string[]>();
  for (const route of routes) {
    router[route.method](route.path, ...avant(route), executerRoute(route, deps));
    methodes.set(route.path, [...(methodes.get(route.path) ?? []), route.method]);
  }
  for (const [chemin, acceptees] of methodes) router.all(chemin, methodeNonPermise(acceptees));
  return router;
};

const corpsJson = ({ body }: Route<ApiDeps>): RequestHandler[] =>
  body === undefined || 'flux' in body ? [] : lireJson;

/** The routes of ours, and before them those that speak a protocol of others: these know no session and refuse otherwise. */
const monterApi = (app: Express, routes: Routes<ApiDeps>, deps: ApiDeps): void => {
  const toutes = Object.values(routes);
  const oauth = monterRoutes(
    toutes.filter(({ protocole }) => protocole === 'oauth'),
    () => [resterInconnu, ...lireFormulaire],
    deps,
  );
  oauth.use(createErrorHandler(enErreurOauth));
  app.use(PREFIXE_API, oauth);
  const notres = toutes.filter(({ protocole }) => protocole === undefined);
  app.use(PREFIXE_API, reconnaitre(deps), monterRoutes(notres, corpsJson, deps));
};

const reserverAuxExploitants: RequestHandler = (_req, res, next) => {
  const { appelant } = res.locals.identite as Identite;
  if (appelant.type === 'ANONYME') throw new BusinessError('NON_AUTHENTIFIE', 'Connectez-vous pour continuer.');
  if (!estPermis(appelant, 'exploitation:voir'))
    throw new BusinessError('ACTION_INTERDITE', 'Vos droits ne permettent pas cette action.');
  next();
};

const entetesDeSecurite = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });

/** The whole application from its dependencies: reads no environment, listens to no port. */
export const createApp = (deps: ApiDeps, routes: Routes<ApiDeps> = ROUTES): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', deps.proxys);
  app.set('query parser', 'simple');
  app.use(createJournalHttp(deps.journal));
  app.use(entetesDeSecurite(deps.urlPublique.protocol === 'https:'));
  app.get('/sante', repondreSante);
  app.get('/pret', repondrePret(deps.sondes));
  monterPages(app, routes);
  monterApi(app, routes, deps);
  if (deps.tableauDeBord) app.use(CHEMIN_TABLEAU, reconnaitre(deps), reserverAuxExploitants, deps.tableauDeBord);
  app.use(routeInconnue);
  app.use(createErrorHandler());
  return app;
};
