import { setTimeout as attendre } from 'node:timers/promises';
import type { ConclusionEntonnoir } from '../../domain/titulaire/entonnoir.ts';
import type { DemandeRapprochement, Sngi } from '../../domain/titulaire/rapprochement.ts';
import { CHEMIN_RAPPROCHEMENTS, DEMANDES_MAX, ecrireDemande, lireReponses } from './contrat-http.ts';
import { createCoupeCircuit } from './coupe-circuit.ts';
import { type Envoi, envoyer } from './envoi-http.ts';
import { SngiIndisponible } from './sngi-indisponible.ts';

export type OptionsSngiHttp = {
  url: string;
  jeton?: string;
  /** Holders per request; a batch is cut so that a request that fails is sent again alone. */
  taillePaquet?: number;
  /** Requests under way at once. */
  simultanes?: number;
  /** For one request and its answer. */
  delaiMs?: number;
  /** Sendings of one request before the batch is given up. */
  essais?: number;
  /** First wait before another sending; it doubles each time, with a part of chance. */
  attenteMs?: number;
  /** A longer pause asked by the service is not waited for: the batch is given up, saying when to come back. */
  attenteMaxMs?: number;
  /** Failures in a row after which calls are suspended, and for how long. */
  seuilCoupure?: number;
  reposCoupureMs?: number;
  /** Time, injected by tests. */
  maintenant?: () => number;
  dormir?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

type Reglages = Required<Omit<OptionsSngiHttp, 'url' | 'jeton'>>;

const PAR_DEFAUT: Reglages = {
  taillePaquet: 250,
  simultanes: 2,
  delaiMs: 30_000,
  essais: 4,
  attenteMs: 250,
  attenteMaxMs: 30_000,
  seuilCoupure: 8,
  reposCoupureMs: 30_000,
  maintenant: Date.now,
  dormir: (ms: number, signal?: AbortSignal) => attendre(ms, undefined, { signal }),
};

type Demande = { rang: number; demande: DemandeRapprochement };
type Conclusions = Map<number, ConclusionEntonnoir>;

/**
 * The SNGI by HTTP (docs/sngi.openapi.json). Answers may come in any order and in part: what is missing is asked again,
 * alone. Rejects with `SngiIndisponible`. One client for a process: it holds the circuit breaker and the pauses.
 */
export const createSngiHttp = (options: OptionsSngiHttp): Sngi => {
  const reglages = { ...PAR_DEFAUT, ...options };
  const { taillePaquet, simultanes } = reglages;
  if (taillePaquet < 1 || taillePaquet > DEMANDES_MAX) throw new RangeError(`taillePaquet : de 1 à ${DEMANDES_MAX}.`);
  const paquetier = createPaquetier(options, reglages);
  return {
    async rapprocher(lot, signal) {
      // Ranks of our own: the caller's say where a holder stands in a file, and are nobody else's business.
      const demandes = lot.map((demande, rang) => ({ rang, demande }));
      const paquets = decouper(demandes, taillePaquet);
      const conclusions: Conclusions = new Map();
      const arret = new AbortController();
      const commun = signal ? AbortSignal.any([signal, arret.signal]) : arret.signal;
      const servir = async (): Promise<void> => {
        for (let paquet = paquets.shift(); paquet; paquet = paquets.shift())
          for (const [rang, conclusion] of await paquetier(paquet, commun)) conclusions.set(rang, conclusion);
      };
      try {
        await Promise.all(Array.from({ length: simultanes }, servir));
      } catch (erreur) {
        arret.abort(erreur);
        throw erreur;
      }
      return demandes.map(({ rang, demande }) => ({ rang: demande.rang, ...exiger(conclusions.get(rang)) }));
    },
  };
};

const decouper = <T>(liste: readonly T[], taille: number): T[][] =>
  Array.from({ length: Math.ceil(liste.length / taille) }, (_, rang) =>
    liste.slice(rang * taille, (rang + 1) * taille),
  );

const exiger = (conclusion: ConclusionEntonnoir | undefined): ConclusionEntonnoir => {
  if (!conclusion)
    throw new SngiIndisponible('Le SNGI n’a pas répondu pour tous les titulaires.', 'REPONSE_INCOMPLETE');
  return conclusion;
};

/** What one sending brought: answers, perhaps not all, or why it brought none. */
type Apport = { code: string; conclusions?: Conclusions; pauseMs?: number | undefined; refus?: true };

/** Gets one packet answered to the last rank, in several sendings if need be. */
const createPaquetier = (
  { url, jeton }: OptionsSngiHttp,
  { essais, attenteMs, attenteMaxMs, dormir, delaiMs, seuilCoupure, reposCoupureMs, maintenant }: Reglages,
): ((paquet: Demande[], signal: AbortSignal) => Promise<Conclusions>) => {
  const adresse = new URL(CHEMIN_RAPPROCHEMENTS, url.endsWith('/') ? url : `${url}/`);
  const coupeCircuit = createCoupeCircuit({ seuil: seuilCoupure, reposMs: reposCoupureMs, maintenant });

  const demanderUneFois = async (demandes: Demande[], signal: AbortSignal): Promise<Apport> => {
    const terminer = coupeCircuit.laisserPasser();
    try {
      const apport = lireEnvoi(await envoyer(ecrire(demandes), { url: adresse, jeton, delaiMs, signal }), demandes);
      // A service that asks for patience, or refuses what we ask, is alive.
      terminer(apport.conclusions || apport.pauseMs !== undefined || apport.refus ? 'REUSSITE' : 'ECHEC');
      return apport;
    } catch (erreur) {
      terminer('ABANDON');
      throw erreur;
    }
  };

  return async (paquet, signal) => {
    const acquises: Conclusions = new Map();
    let code = '';
    for (let essai = 1; essai <= essais; essai++) {
      const apport = await demanderUneFois(
        paquet.filter(({ rang }) => !acquises.has(rang)),
        signal,
      );
      code = apport.code;
      if (apport.refus) throw new SngiIndisponible(`Le SNGI refuse la demande (${code}).`, code);
      for (const [rang, conclusion] of apport.conclusions ?? []) acquises.set(rang, conclusion);
      if (acquises.size === paquet.length) return acquises;
      const pauseMs = apport.pauseMs ?? hasarder(attenteMs * 2 ** (essai - 1));
      if (pauseMs > attenteMaxMs) throw new SngiIndisponible(`Le SNGI demande une pause (${code}).`, code, pauseMs);
      if (essai < essais) await dormir(pauseMs, signal);
    }
    throw new SngiIndisponible(`Le SNGI ne répond pas (${code}).`, code);
  };
};

const ecrire = (demandes: Demande[]): string =>
  JSON.stringify({ demandes: demandes.map(({ rang, demande }) => ecrireDemande(rang, demande.identification)) });

const lireEnvoi = (envoi: Envoi, demandes: Demande[]): Apport => {
  switch (envoi.issue) {
    case 'RECU': {
      const conclusions = lireReponses(envoi.texte, new Set(demandes.map(({ rang }) => rang)));
      return conclusions ? { code: 'REPONSE_INCOMPLETE', conclusions } : { code: 'REPONSE_ILLISIBLE' };
    }
    case 'ATTENDRE':
      return { code: envoi.code, pauseMs: envoi.pauseMs };
    case 'PANNE':
      return { code: envoi.code };
    case 'REFUS':
      return { code: envoi.code, refus: true };
  }
};

/** Between half and all of it, so that packets that failed together do not come back together. */
const hasarder = (ms: number): number => ms / 2 + (Math.random() * ms) / 2;
