import { setTimeout as attendre } from 'node:timers/promises';
import { PanneCli } from './sortie.ts';
import { accesApi, type Pile } from './stack.ts';

type Demande = { methode?: 'GET' | 'POST'; corps?: Blob; entetes?: Record<string, string> };

export type DocumentRecu = { nom: string; octets: Uint8Array };

/** A refusal by the API: its stable code and its sentence. */
export class RefusApi extends Error {
  override readonly name = 'RefusApi';
  readonly statut: number;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(statut: number, probleme: { code?: string; detail?: string; details?: Record<string, unknown> }) {
    super(probleme.detail ?? `L’API a répondu ${statut}.`);
    this.statut = statut;
    this.code = probleme.code ?? 'REPONSE_INATTENDUE';
    this.details = probleme.details ?? {};
  }
}

const ESSAIS_MAX = 60;

/** The public API under the operator's token; an answer 503 is asked again when its Retry-After is over. */
export class ApiOperateur {
  readonly #base: URL;
  readonly #jeton: string;

  constructor(pile: Pile) {
    const { api, jeton } = accesApi(pile);
    this.#base = new URL('/api/v1/', api);
    this.#jeton = jeton;
  }

  async lire<T>(chemin: string, demande: Demande = {}): Promise<T> {
    return (await (await this.#envoyer(chemin, demande)).json()) as T;
  }

  /** Asks again while the API says 503: for what may safely be asked twice. */
  async insister<T>(chemin: string, demande: Demande): Promise<T> {
    for (let essai = 1; ; essai++) {
      const reponse = await this.#envoyer(chemin, demande, essai < ESSAIS_MAX);
      if (reponse.status !== 503) return (await reponse.json()) as T;
      await reponse.body?.cancel();
      await attendre(1000 * Math.max(1, Number(reponse.headers.get('retry-after') ?? 1)));
    }
  }

  async telecharger(chemin: string): Promise<DocumentRecu> {
    const reponse = await this.#envoyer(chemin, {});
    const nom = /filename\*=UTF-8''([^;]+)/i.exec(reponse.headers.get('content-disposition') ?? '')?.[1];
    return { nom: decodeURIComponent(nom ?? 'document'), octets: new Uint8Array(await reponse.arrayBuffer()) };
  }

  async #envoyer(chemin: string, { methode = 'GET', corps, entetes }: Demande, tolere503 = false): Promise<Response> {
    const adresse = new URL(chemin, this.#base);
    const init = {
      method: methode,
      headers: { Authorization: `Bearer ${this.#jeton}`, ...entetes },
      ...(corps && { body: corps }),
    };
    const reponse = await fetch(adresse, init).catch((erreur: Error) => {
      const cause = erreur.cause instanceof Error ? erreur.cause.message : erreur.message;
      throw new PanneCli(`L’API ne répond pas à ${adresse.origin} (${cause}).`);
    });
    if (reponse.ok || (tolere503 && reponse.status === 503)) return reponse;
    throw new RefusApi(reponse.status, (await reponse.json().catch(() => ({}))) as Record<string, string>);
  }
}
