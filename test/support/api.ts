import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { createEmpreinte, createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { createStockageFichiers } from '../../adapters/storage/stockage-fichiers.ts';
import { createApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import type { Ordres } from '../../api/ordres.ts';
import { indisponible } from '../../api/reponses/erreur-http.ts';
import type { Routes } from '../../api/route.ts';
import { ROUTES } from '../../api/routes/index.ts';
import { createMotsDePasse } from '../../api/securite/mots-de-passe.ts';

const anneau = (): { active: string; cles: Record<string, string> } => ({
  active: 'k1',
  cles: { k1: randomBytes(32).toString('base64') },
});

/** Answers of workflows when none runs: nothing can be promised. */
const ordresAbsents = (): Ordres => ({
  executer: async () => {
    throw indisponible('Aucun traitement ne tourne dans ce test.', 5);
  },
});

export type ApiDeTest = {
  readonly origine: string;
  readonly deps: ApiDeps;
  /** Instant that the application sees; moved by tests, never waited for. */
  avancer(secondes: number): void;
  /** Stops the clock: from then on only `avancer` moves it. */
  figer(): void;
  /** What the application wrote in its log. */
  journal(): string;
  fermer(): Promise<void>;
};

/** The application on a port of its own, with real storage and whatever else the test hands over. */
export const demarrerApi = async (
  orm: MikroORM,
  remplacements: Partial<ApiDeps> = {},
  routes: Routes<ApiDeps> = ROUTES,
): Promise<ApiDeTest> => {
  const dossier = mkdtempSync(join(tmpdir(), 'accrochage-api-'));
  const lignes: string[] = [];
  let decalageMs = 0;
  let fige: number | undefined;
  const serveur = createServer();
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
  const origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  const deps: ApiDeps = {
    orm,
    ordres: ordresAbsents(),
    stockage: createStockageFichiers({ url: pathToFileURL(dossier).href, anneau: anneau() }),
    jetons: createEmpreinte(anneau()),
    reponses: createTrousseau(anneau()),
    titulaires: createTrousseau(anneau()),
    motsDePasse: createMotsDePasse(),
    connexionAgents: {
      commencer: async () => Promise.reject(indisponible('Aucune connexion d’agents dans ce test.', 5)),
      terminer: async () => Promise.reject(indisponible('Aucune connexion d’agents dans ce test.', 5)),
      deconnexion: async () => null,
      lireDeconnexion: async () => Promise.reject(indisponible('Aucune connexion d’agents dans ce test.', 5)),
    },
    urlPublique: new URL(origine),
    proxys: 0,
    horloge: () => new Date((fige ?? Date.now()) + decalageMs),
    journal: pino({ level: 'debug' }, { write: (ligne: string) => void lignes.push(ligne) }),
    facteurLimites: 1000,
    sondes: {},
    ...remplacements,
  };
  serveur.on('request', createApp(deps, routes));
  return {
    origine,
    deps,
    avancer: (secondes) => {
      decalageMs += secondes * 1000;
    },
    figer: () => {
      fige = Date.now();
    },
    journal: () => lignes.join(''),
    fermer: async () => {
      serveur.closeAllConnections();
      await new Promise((resolve) => serveur.close(resolve));
      rmSync(dossier, { recursive: true, force: true });
    },
  };
};
