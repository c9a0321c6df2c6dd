import type { ReponseAnnuaire } from '../../domain/organisme/annuaire-siret.ts';
import { lireReponse, reponseSchema } from './reponse-sirene.ts';

/** One call: an answer, or a failure; `reposMs` when the service said how long to leave it alone. */
export type IssueAppel = { reponse: ReponseAnnuaire } | { reponse: null; reposMs?: number };

const TAILLE_MAX_OCTETS = 2_000_000;
/** A service may ask for some rest, not to be forgotten. */
const REPOS_MAX_MS = 900_000;

/** `Retry-After` in ms, a quarter of an hour at most: seconds or a date; null when absent or unreadable. */
const lireRetryAfter = (entete: string | null, maintenant: number): number | null => {
  if (entete === null || entete.trim() === '') return null;
  const ms = /^\d+$/.test(entete.trim()) ? Number(entete) * 1000 : Date.parse(entete) - maintenant;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), REPOS_MAX_MS);
};

const lireCorps = async (reponse: Response): Promise<unknown> => {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of reponse.body ?? []) {
    taille += morceau.length;
    if (taille > TAILLE_MAX_OCTETS) throw new Error('réponse trop longue');
    morceaux.push(morceau);
  }
  return JSON.parse(Buffer.concat(morceaux).toString('utf8'));
};

/** Asks the directory for a SIRET, within the signal; every fault of the network or of the service is a failure. */
export const appelerSirene = async (
  racine: string,
  siret: string,
  { signal, maintenant }: { signal: AbortSignal; maintenant: () => number },
): Promise<IssueAppel> => {
  try {
    const adresse = `${racine.replace(/\/+$/, '')}/search?${new URLSearchParams({ q: siret, per_page: '1' })}`;
    const reponse = await fetch(adresse, { signal, redirect: 'error', headers: { accept: 'application/json' } });
    if (!reponse.ok) {
      await reponse.body?.cancel();
      const demande = lireRetryAfter(reponse.headers.get('retry-after'), maintenant());
      const repos = demande ?? (reponse.status === 429 ? 1000 : null);
      return repos === null ? { reponse: null } : { reponse: null, reposMs: repos };
    }
    const lu = reponseSchema.safeParse(await lireCorps(reponse));
    return lu.success ? { reponse: lireReponse(lu.data, siret) } : { reponse: null };
  } catch {
    // Refused, cut, too slow, too long, not JSON: all the same to whoever asked, and none of it is ours to mend.
    return { reponse: null };
  }
};
