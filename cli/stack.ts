import { readFileSync } from 'node:fs';
import pg from 'pg';
import { z } from 'zod';
import { PanneCli } from './sortie.ts';

/** Where a command finds what runs: a `npm start` of the same clone, else what the environment says. */
export type Pile = {
  api?: string;
  databaseUrl?: string;
  databaseUrlMigration?: string;
  jetonOperateur?: string;
  courriels?: string;
};

const etatSchema = z.object({
  pid: z.number().int(),
  api: z.string().optional(),
  databaseUrl: z.string().optional(),
  databaseUrlMigration: z.string().optional(),
  jetonOperateur: z.string().optional(),
  courriels: z.string().optional(),
});

/** The stack that `npm start` of this clone left in `.data/etat.json`, if its process is alive. */
export const pileDuClone = (fichierEtat: string): Pile | null => {
  let texte: string;
  try {
    texte = readFileSync(fichierEtat, 'utf8');
  } catch {
    return null;
  }
  const etat = etatSchema.safeParse(JSON.parse(texte));
  if (!etat.success || !estVivant(etat.data.pid)) return null;
  const { pid: _pid, ...pile } = etat.data;
  return pile;
};

const estVivant = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const AUCUNE_PILE = 'Aucune pile en marche dans ce dossier : lancez « npm start »';

/** Runs with a connection under the program's rights, and closes it. */
export const avecBase = async <T>(pile: Pile, faire: (client: pg.Client) => Promise<T>): Promise<T> => {
  if (!pile.databaseUrl) throw new PanneCli(`${AUCUNE_PILE}, ou donnez DATABASE_URL.`);
  return connecter(pile.databaseUrl, faire);
};

/** Runs with a connection under the owner's rights, or the program's when they are all there is, and closes it. */
export const avecBaseProprietaire = async <T>(pile: Pile, faire: (client: pg.Client) => Promise<T>): Promise<T> => {
  const url = pile.databaseUrlMigration ?? pile.databaseUrl;
  if (!url) throw new PanneCli(`${AUCUNE_PILE}, ou donnez DATABASE_URL_MIGRATION.`);
  return connecter(url, faire);
};

const connecter = async <T>(url: string, faire: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await faire(client);
  } finally {
    await client.end();
  }
};

/** Address of the API and the operator's token. */
export const accesApi = (pile: Pile): { api: string; jeton: string } => {
  if (!pile.api) throw new PanneCli(`${AUCUNE_PILE}, ou donnez ACCROCHAGE_API.`);
  if (!pile.jetonOperateur) throw new PanneCli('Il manque le jeton de l’exploitant : donnez ACCROCHAGE_JETON.');
  return { api: pile.api, jeton: pile.jetonOperateur };
};
