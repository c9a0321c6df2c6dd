import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { LIBELLE_PORTEE_ACCES } from '../domain/compte/acces.ts';
import type { Permission } from '../domain/compte/permission.ts';
import { estFichier, estFlux, estRedirection, PREFIXE_API, type Route, type Routes } from './route.ts';

const QUI: Record<Permission, string> = {
  public: 'Ouvert à tous.',
  identifie: 'Réservé aux personnes connectées et aux machines des organismes.',
  connecte: 'Réservé aux personnes connectées.',
  'dossier:lire': 'Réservé aux agents.',
  'dossier:instruire': 'Réservé aux agents d’instruction et de supervision.',
  'constat:lire': 'Réservé aux agents.',
  'constat:traiter': 'Réservé aux agents d’instruction et de supervision.',
  'courriel:lire': 'Réservé aux agents d’instruction, de support et de supervision.',
  'courriel:apercevoir': 'Réservé aux agents, avec les droits de l’acte lui-même.',
  'courriel:regler': 'Réservé aux agents de support, de supervision et aux exploitants.',
  'module-texte:lire': 'Réservé aux agents d’instruction et de supervision.',
  'module-texte:gerer': 'Réservé aux agents de supervision.',
  'depot:lire': 'Réservé aux comptes d’organismes, à leurs machines et aux agents.',
  'depot:deposer': 'Réservé aux comptes d’organismes, à leurs machines et aux exploitants.',
  'depot:reprendre': 'Réservé aux exploitants.',
  'piece:lire': 'Réservé aux comptes d’organismes et aux agents.',
  'compte:remplacer': 'Réservé aux agents du support et de supervision.',
  'remplacement:demander': 'Réservé aux comptes d’organismes.',
  'mandat:lire': 'Réservé aux comptes d’organismes, pour le leur, et aux agents.',
  'mandat:accorder': 'Réservé aux agents d’instruction et de supervision.',
  'mandat:terminer': 'Réservé à l’administrateur du certificateur et aux agents d’instruction et de supervision.',
  'cocertification:declarer':
    'Réservé à l’administrateur du certificateur et aux agents d’instruction et de supervision.',
  'compte:gerer': 'Réservé à l’administrateur du compte.',
  'agent:lire': 'Réservé aux agents.',
  'agent:gerer': 'Réservé aux agents de supervision.',
  'absence:declarer': 'Réservé aux agents, chacun pour soi ; la supervision pour tous.',
  'moi:gerer': 'Réservé aux personnes des organismes.',
  'personne:lire': 'Réservé aux agents d’instruction, d’assistance et de supervision.',
  'acces:verrouiller': 'Réservé à l’administrateur du compte et aux agents d’assistance et de supervision.',
  'exploitation:voir': 'Réservé aux exploitants.',
};

const problemeSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Code stable du refus' }),
    detail: z.string().meta({ description: 'Phrase destinée à la personne' }),
    requestId: z.string(),
    erreurs: z.array(z.object({ champ: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Probleme' });

const erreurOauthSchema = z
  .object({ error: z.string(), error_description: z.string() })
  .meta({ id: 'ErreurOauth', description: 'Refus au format de la RFC 6749' });

const enteteIdempotence = z.string().min(1).max(200).optional().meta({
  description:
    'Clé choisie par l’appelant, une par demande : la même demande renvoyée sous cette clé ne produit qu’un effet et reçoit la même réponse, pendant 30 jours.',
});

const octets = z.string().meta({ format: 'binary' });

const reponseDe = ({ response }: Route): Omit<RouteConfig['responses'][string], '$ref'> => {
  if (response === undefined) return { description: 'Fait, sans contenu' };
  if (estRedirection(response)) return { description: 'Redirection du navigateur' };
  if (estFichier(response))
    return {
      description: 'Fichier',
      content: Object.fromEntries(response.fichier.map((type) => [type, { schema: octets }])),
    };
  return { description: 'Succès', content: { 'application/json': { schema: response } } };
};

const probleme = (description: string): RouteConfig['responses'][string] => ({
  description,
  content: { 'application/problem+json': { schema: problemeSchema } },
});

const requeteDe = (route: Route): RouteConfig['request'] => {
  const { params, query, body, idempotence, protocole } = route;
  const typeCorps = protocole === 'oauth' ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    ...(params && { params }),
    ...(query && { query }),
    ...(idempotence && { headers: z.object({ 'Idempotency-Key': enteteIdempotence }) }),
    ...(body !== undefined && {
      body: {
        required: true,
        ...(estFlux(body)
          ? {
              description: body.description,
              content: Object.fromEntries(body.types.map((type) => [type, { schema: octets }])),
            }
          : { content: { [typeCorps]: { schema: body } } }),
      },
    }),
  };
};

const refusOauth = (description: string): RouteConfig['responses'][string] => ({
  description,
  content: { 'application/json': { schema: erreurOauthSchema } },
});

const refusDe = (route: Route): RouteConfig['responses'] => {
  if (route.protocole === 'oauth')
    return {
      400: refusOauth('Demande incorrecte'),
      401: refusOauth('Client inconnu, ou secret incorrect'),
      ...(route.limite && { 429: refusOauth('Trop de demandes') }),
      500: refusOauth('Erreur interne'),
      503: refusOauth('Service momentanément indisponible'),
    };
  return {
    ...(route.permission !== 'public' && {
      401: probleme('Connexion nécessaire'),
      403: probleme('Action non autorisée'),
    }),
    ...(route.params && { 404: probleme('Introuvable') }),
    ...(route.method === 'post' && { 409: probleme('Conflit avec l’état actuel') }),
    ...((route.query || route.body || route.idempotence) && { 422: probleme('Données à corriger') }),
    ...(route.limite && { 429: probleme('Trop de demandes') }),
    500: probleme('Erreur interne'),
    503: probleme('Service momentanément indisponible'),
  };
};

/** Ways to be known that open the route. */
const securiteDe = ({ permission }: Route): Record<string, string[]>[] => {
  const personnes: Record<string, string[]>[] = [{ session: [] }, { porteur: [] }];
  if (permission === 'identifie') return [...personnes, { oauth2: [] }];
  return permission in LIBELLE_PORTEE_ACCES ? [...personnes, { oauth2: [permission] }] : personnes;
};

const operationDe = (operationId: string, route: Route): RouteConfig => ({
  method: route.method,
  path: `${PREFIXE_API}${route.path.replace(/:([A-Za-z]+)/g, '{$1}')}`,
  operationId,
  tags: [route.tag],
  summary: route.summary,
  description: [route.description, QUI[route.permission]].filter(Boolean).join('\n\n'),
  ...(route.permission !== 'public' && { security: securiteDe(route) }),
  request: requeteDe(route),
  responses: {
    [route.status]: reponseDe(route),
    ...refusDe(route),
  },
});

/** The description of the API, made from the routes themselves: OpenAPI 3.1. */
export const composerOpenApi = (routes: Routes): object => {
  const registre = new OpenAPIRegistry();
  registre.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-accrochage',
    description: 'Cookie de session ; les écritures portent aussi l’en-tête X-Jeton-CSRF.',
  });
  registre.registerComponent('securitySchemes', 'porteur', {
    type: 'http',
    scheme: 'bearer',
    description: 'Jeton d’un exploitant (ligne de commande).',
  });
  registre.registerComponent('securitySchemes', 'oauth2', {
    type: 'oauth2',
    description: 'Machines des organismes : un accès créé par l’administrateur du compte, un jeton de quinze minutes.',
    flows: { clientCredentials: { tokenUrl: `${PREFIXE_API}/oauth/jeton`, scopes: LIBELLE_PORTEE_ACCES } },
  });
  for (const [nom, route] of Object.entries(routes)) registre.registerPath(operationDe(nom, route));
  return new OpenApiGeneratorV31(registre.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Accrochage',
      version: '1',
      description:
        'Accrochage des organismes certificateurs au système d’information du CPF. Les refus suivent la RFC 9457 (application/problem+json) ; leurs codes sont stables. Les instants sont en UTC, au format ISO 8601.',
    },
    servers: [{ url: '/' }],
  });
};
