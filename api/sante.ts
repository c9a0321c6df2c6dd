import { setTimeout as attendre } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Sonde } from './deps.ts';

const DELAI_SONDE_MS = 2_000;

type EtatSonde = { nom: string; disponible: boolean; dureeMs: number };

const sonder = async (nom: string, sonde: Sonde): Promise<EtatSonde> => {
  const debut = performance.now();
  const abandon = new AbortController();
  const trop = attendre(DELAI_SONDE_MS, false, { signal: abandon.signal, ref: false }).catch(() => false);
  const disponible = await Promise.race([
    sonde().then(
      () => true,
      () => false,
    ),
    trop,
  ]);
  abandon.abort();
  return { nom, disponible, dureeMs: Math.round(performance.now() - debut) };
};

/** `/sante`: this process answers. */
export const repondreSante: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'no-store').json({ statut: 'ok' });
};

/** `/pret`: each part that answers depend on; 503 while one of them is away. */
export const repondrePret =
  (sondes: Readonly<Record<string, Sonde>>): RequestHandler =>
  async (_req, res) => {
    const dependances = await Promise.all(Object.entries(sondes).map(([nom, sonde]) => sonder(nom, sonde)));
    const pret = dependances.every(({ disponible }) => disponible);
    if (!pret) res.set('Retry-After', '5');
    res
      .status(pret ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ pret, dependances });
  };
