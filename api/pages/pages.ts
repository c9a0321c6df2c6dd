import { readFileSync } from 'node:fs';
import type { Express, RequestHandler } from 'express';
import { composerOpenApi } from '../openapi.ts';
import type { Routes } from '../route.ts';
import { ACCUEIL } from './accueil.ts';
import { composerDocumentation, type DocumentOpenApi } from './documentation.ts';
import { composerPageLien, PAGES_LIENS } from './liens.ts';

const lire = (nom: string): string => readFileSync(new URL(nom, import.meta.url), 'utf8');

const servir =
  (type: string, contenu: string): RequestHandler =>
  (_req, res) => {
    res.type(type).set('Cache-Control', 'no-cache').send(contenu);
  };

/** Pages that need neither session nor database: the documentation, and those that the links of mails lead to. */
export const monterPages = (app: Express, routes: Routes): void => {
  const document = composerOpenApi(routes);
  app.get('/', servir('text/html', ACCUEIL));
  app.get('/api/openapi.json', servir('application/json', JSON.stringify(document)));
  app.get('/api/docs', servir('text/html', composerDocumentation(document as DocumentOpenApi)));
  app.get('/api/docs/style.css', servir('text/css', lire('./style.css')));
  app.get('/pages/lien.js', servir('text/javascript', lire('./lien.js')));
  app.get('/pages/reponse.js', servir('text/javascript', lire('./reponse.js')));
  for (const page of PAGES_LIENS) app.get(page.chemin, servir('text/html', composerPageLien(page)));
};
