import type { Request } from 'express';
import type { Entree } from './route.ts';
import type { Identite } from './securite/authentification.ts';
import { lireCookie, nomDeCookie } from './securite/cookies.ts';
import { reseauDe } from './securite/reseau.ts';

/** The raw request as handlers may see it. */
export const entreeDe = (req: Request, identite: Identite, urlPublique: URL): Entree => ({
  entete: (nom) => req.get(nom),
  cookie: (nom) => lireCookie(req.get('cookie'), nomDeCookie(nom, urlPublique)),
  prefere: (types) => req.accepts([...types]) || null,
  // The address that the browser asked for, whatever proxies stand between; a target that is no address is none of ours.
  url: URL.parse(req.originalUrl, urlPublique.href) ?? urlPublique,
  reseau: reseauDe(req.ip ?? ''),
  jetonCsrf: identite.jetonCsrf,
  idToken: identite.idToken,
});
