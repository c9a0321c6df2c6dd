import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import {
  type AccuseReception,
  type Depot,
  deposerFichier,
  lireDepot,
  type Probleme,
  redemanderReception,
} from '../api/client/client.ts';
import { dispositionDe, nomDeLaReponse } from './piece-jointe.ts';
import { CODE_SORTIE, PanneCli } from './sortie.ts';
import { accesApi, type Pile } from './stack.ts';

/** Where and as whom a function of the generated client calls. */
type Appel = { baseUrl: string; headers: Record<string, string> };

type Reponse = { status: number; data?: unknown; headers: Headers };
type Donnees<R extends Reponse, S extends number> = Extract<R, { status: S }>['data'];

export type DocumentRecu = { nom: string; octets: Uint8Array };

/** A refusal by the API: its stable code and its sentence. */
export class RefusApi extends Error {
  override readonly name = 'RefusApi';
  readonly statut: number;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(statut: number, corps: unknown) {
    const { code, detail, details } = (corps ?? {}) as Partial<Probleme> & { details?: Record<string, unknown> };
    super(detail ?? `L’API a répondu ${statut}.`);
    this.statut = statut;
    this.code = code ?? 'REPONSE_INATTENDUE';
    this.details = details ?? {};
  }
}

/** Tells a refusal by the API, which leaves with 1; anything else is a failure, thrown on. */
export const signalerRefus = (erreur: unknown, dire: (refus: RefusApi) => void = direRefus): void => {
  if (!(erreur instanceof RefusApi) || erreur.statut >= 500) throw erreur;
  dire(erreur);
  process.exitCode = CODE_SORTIE.refus;
};

const direRefus = ({ code, message }: RefusApi): void => console.error(`Refusé (${code}) : ${message}`);

const ESSAIS_MAX = 60;

/** The public API under the operator's token, patient: what it puts off is asked again when its Retry-After is over. */
export class ApiOperateur {
  readonly #appel: Appel;

  constructor(pile: Pile) {
    const { api, jeton } = accesApi(pile);
    this.#appel = { baseUrl: new URL(api).origin, headers: { Authorization: `Bearer ${jeton}` } };
  }

  /** Sends a file under one key: when the answer is lost or late, the same deposit is asked for again, never another one. */
  async deposer({
    nom,
    octets,
    matricule,
  }: {
    nom: string;
    octets: Blob;
    matricule: string;
  }): Promise<AccuseReception> {
    const entetes = {
      'Content-Type': 'application/xml',
      'Content-Disposition': dispositionDe(nom),
    };
    const parametres = { matricule, idempotencyKey: randomUUID() };
    try {
      return await this.#demander(
        (appel) => deposerFichier(octets, parametres, { ...appel, headers: { ...appel.headers, ...entetes } }),
        201,
      );
    } catch (erreur) {
      const depotId = erreur instanceof RefusApi && erreur.statut === 503 ? erreur.details.depotId : undefined;
      if (typeof depotId !== 'string') throw erreur;
      return this.#demander((appel) => redemanderReception(depotId, appel), 201, { aussi503: true });
    }
  }

  lireDepot(depotId: string): Promise<Depot> {
    return this.#demander((appel) => lireDepot(depotId, appel), 200, { aussi503: true });
  }

  /** Calls a function of the generated client; `aussi503` for what may safely be asked twice. */
  async #demander<R extends Reponse, S extends number>(
    fonction: (appel: Appel) => Promise<R>,
    attendu: S,
    { aussi503 = false } = {},
  ): Promise<Donnees<R, S>> {
    for (let essai = 1; ; essai++) {
      const { status, data, headers } = await fonction(this.#appel).catch((erreur: Error) => this.#panne(erreur));
      if (status === attendu) return data as Donnees<R, S>;
      const remis = status === 429 || (aussi503 && status === 503);
      if (!remis || essai === ESSAIS_MAX) throw new RefusApi(status, data);
      await attendre(1000 * Math.max(1, Number(headers.get('retry-after') ?? 1)));
    }
  }

  /** A document with its exact name and bytes, which the generated client does not give. */
  async telecharger(chemin: string): Promise<DocumentRecu> {
    const { baseUrl, headers } = this.#appel;
    const reponse = await fetch(new URL(`/api/v1/${chemin}`, baseUrl), { headers }).catch((e: Error) => this.#panne(e));
    if (!reponse.ok) throw new RefusApi(reponse.status, await reponse.json().catch(() => null));
    return { nom: nomDeLaReponse(reponse) ?? 'document', octets: new Uint8Array(await reponse.arrayBuffer()) };
  }

  #panne(erreur: Error): never {
    const cause = erreur.cause instanceof Error ? erreur.cause.message : erreur.message;
    throw new PanneCli(`L’API ne répond pas à ${this.#appel.baseUrl} (${cause}).`);
  }
}
