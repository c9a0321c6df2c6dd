import { readFileSync } from 'node:fs';
import type { Express, RequestHandler } from 'express';
import { composerOpenApi } from '../openapi.ts';
import type { Routes } from '../route.ts';
import { ACCUEIL } from './accueil.ts';
import { composerDocumentation, type DocumentOpenApi } from './documentation.ts';
import { PAGES_LIENS } from './liens.ts';
import { composerPageLien } from './page-lien.ts';

/** What the pages of links run, as it is written: a browser reads these modules. */
const SCRIPTS = ['lien.js', 'suivi.js', 'pieces.js', 'poster.js', 'ecrire.js'];

const lire = (nom: string): string => readFileSync(new URL(nom, import.meta.url), 'utf8');

const servir =
  (type: string, contenu: string): RequestHandler =>
  (_req, res) => {
    res.type(type).set('Cache-Control', 'no-cache').send(contenu);
  };

/** Pages that need neither session nor database: the documentation, and those that the links of mails lead to. */
export const monterPages = (app: Express, routes: Routes): void => {
  const document = composerOpenApi(routes);
  // Browsers ask for it by themselves, and complain when there is none.
  app.get('/favicon.ico', (_req, res) => void res.status(204).end());
  app.get('/', servir('text/html', ACCUEIL));
  app.get('/api/openapi.json', servir('application/json', JSON.stringify(document)));
  app.get('/api/docs', servir('text/html', composerDocumentation(document as DocumentOpenApi)));
  app.get('/api/docs/style.css', servir('text/css', lire('./style.css')));
  for (const nom of SCRIPTS) app.get(`/pages/${nom}`, servir('text/javascript', lire(`./${nom}`)));
  for (const page of PAGES_LIENS) app.get(page.chemin, servir('text/html', composerPageLien(page)));
};
