import { setTimeout } from 'node:timers/promises';
import type { AnnuaireSiret, ReponseAnnuaire } from '../../domain/organisme/annuaire-siret.ts';
import { siretValide } from '../../domain/organisme/siret.ts';
import { appelerSirene } from './appel-sirene.ts';
import { createCadence, type Horloge } from './cadence.ts';
import { createCoupeCircuit } from './coupe-circuit.ts';

export type OptionsSirene = {
  /** Root of the « Recherche d’entreprises » API. */
  url: string;
  parSeconde?: number;
  /** Longest time for one question, waits and tries included. */
  dureeMaxMs?: number;
  appelMaxMs?: number;
  tentatives?: number;
  repriseMs?: number;
  coupure?: { seuil: number; reposMs: number };
  cacheMs?: number;
  horloge?: Horloge;
};

const HORLOGE: Horloge = { maintenant: () => Date.now(), attendre: (ms) => setTimeout(ms) };
const CACHE_MAX = 2000;
/** Timers may fire a little before the clock says so. */
const MARGE_MS = 5;
const INDISPONIBLE: ReponseAnnuaire = { etat: 'INDISPONIBLE' };

/**
 * The SIRET directory through the public search API: seven calls a second at most, each bounded in time, one new try after a
 * failure, `Retry-After` obeyed, silence for a while when it keeps failing, answers kept a few minutes.
 */
export const createAnnuaireSirene = (options: OptionsSirene): AnnuaireSiret => {
  const { url, parSeconde = 7, dureeMaxMs = 8000, appelMaxMs = 3000, tentatives = 2, repriseMs = 300 } = options;
  const { coupure = { seuil: 5, reposMs: 30_000 }, cacheMs = 600_000, horloge = HORLOGE } = options;
  const cadence = createCadence(parSeconde, horloge);
  const circuit = createCoupeCircuit(coupure);
  const cache = new Map<string, { reponse: ReponseAnnuaire; jusqua: number }>();
  const enCours = new Map<string, Promise<ReponseAnnuaire>>();

  const essayer = async (
    siret: string,
    resteMs: number,
  ): Promise<{ reponse: ReponseAnnuaire | null; attendreMs: number }> => {
    if (!circuit.passage(horloge.maintenant())) return { reponse: INDISPONIBLE, attendreMs: 0 };
    if (!(await cadence.tour(resteMs))) {
      circuit.abandon();
      return { reponse: INDISPONIBLE, attendreMs: 0 };
    }
    const signal = AbortSignal.timeout(Math.max(Math.min(appelMaxMs, resteMs), 1));
    const issue = await appelerSirene(url, siret, { signal, maintenant: horloge.maintenant });
    if (issue.reponse) {
      circuit.succes();
      return { reponse: issue.reponse, attendreMs: 0 };
    }
    circuit.echec(horloge.maintenant(), issue.reposMs);
    return { reponse: null, attendreMs: (issue.reposMs ?? repriseMs) + MARGE_MS };
  };

  const demander = async (siret: string): Promise<ReponseAnnuaire> => {
    const fin = horloge.maintenant() + dureeMaxMs;
    for (let essai = 1; essai <= tentatives; essai += 1) {
      const { reponse, attendreMs } = await essayer(siret, fin - horloge.maintenant());
      if (reponse) return reponse;
      if (essai === tentatives || horloge.maintenant() + attendreMs >= fin) break;
      await horloge.attendre(attendreMs);
    }
    return INDISPONIBLE;
  };

  const garder = (siret: string, reponse: ReponseAnnuaire): void => {
    if (reponse.etat === 'INDISPONIBLE') return;
    const [plusAncien] = cache.keys();
    if (cache.size >= CACHE_MAX && plusAncien !== undefined) cache.delete(plusAncien);
    cache.delete(siret);
    cache.set(siret, { reponse, jusqua: horloge.maintenant() + cacheMs });
  };

  return {
    chercher(siret) {
      if (!siretValide(siret)) return Promise.resolve({ etat: 'INCONNU' });
      const garde = cache.get(siret);
      if (garde && horloge.maintenant() < garde.jusqua) return Promise.resolve(garde.reponse);
      const dejaDemande = enCours.get(siret);
      if (dejaDemande) return dejaDemande;
      const demande = demander(siret)
        .then((reponse) => {
          garder(siret, reponse);
          return reponse;
        })
        .finally(() => enCours.delete(siret));
      enCours.set(siret, demande);
      return demande;
    },
  };
};
