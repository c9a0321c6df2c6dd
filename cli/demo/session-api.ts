import { randomUUID } from 'node:crypto';
import { nomDeLaReponse } from '../piece-jointe.ts';
import { lireJson, Navigateur } from './navigateur.ts';

type Demande = { corps?: unknown; octets?: Uint8Array | string; entetes?: Record<string, string>; attendu?: number };

/** One person in front of the public API: keeps her cookies, and the token that her writes carry. */
export class SessionApi {
  readonly navigateur = new Navigateur();
  readonly api: string;
  #jetonCsrf: string | null = null;

  constructor(api: string) {
    this.api = api;
  }

  lire<T>(chemin: string): Promise<T> {
    return this.#appeler<T>('GET', chemin, { attendu: 200 });
  }

  /** A write, under an Idempotency-Key of its own. */
  ecrire<T>(chemin: string, demande: Demande): Promise<T> {
    return this.#appeler<T>('POST', chemin, {
      ...demande,
      entetes: { 'Idempotency-Key': randomUUID(), ...demande.entetes },
    });
  }

  /** The answer as it comes, whatever its status. */
  async envoyer(methode: string, chemin: string, demande: Omit<Demande, 'attendu'>): Promise<Response> {
    return (await this.#aller(methode, chemin, demande)).reponse;
  }

  async telecharger(chemin: string): Promise<{ octets: Uint8Array; nom: string | null }> {
    const { reponse, adresse } = await this.navigateur.aller(new URL(`/api/v1${chemin}`, this.api));
    if (!reponse.ok) await lireJson(reponse, adresse, 200);
    return { octets: new Uint8Array(await reponse.arrayBuffer()), nom: nomDeLaReponse(reponse) };
  }

  async ouvrir(identifiantConnexion: string, motDePasse: string): Promise<void> {
    const corps = { identifiantConnexion, motDePasse };
    ({ jetonCsrf: this.#jetonCsrf } = await this.ecrire<{ jetonCsrf: string }>('/sessions', { corps }));
  }

  /** Signs an agent in through the sign-on's own page, as she would by a click on her name. */
  async ouvrirCommeAgent(sub: string): Promise<void> {
    const page = await this.navigateur.aller(new URL('/api/v1/agents/connexion', this.api));
    await page.reponse.body?.cancel();
    const retour = await this.navigateur.aller(page.adresse, { method: 'POST', body: new URLSearchParams({ sub }) });
    await retour.reponse.body?.cancel();
    ({ jetonCsrf: this.#jetonCsrf } = await this.lire<{ jetonCsrf: string }>('/moi'));
  }

  async #appeler<T>(methode: string, chemin: string, { attendu = 201, ...demande }: Demande): Promise<T> {
    const { reponse, adresse } = await this.#aller(methode, chemin, demande);
    return lireJson<T>(reponse, adresse, attendu);
  }

  #aller(
    methode: string,
    chemin: string,
    { corps, octets, entetes }: Omit<Demande, 'attendu'>,
  ): Promise<{ reponse: Response; adresse: URL }> {
    return this.navigateur.aller(new URL(`/api/v1${chemin}`, this.api), {
      method: methode,
      headers: {
        Accept: 'application/json',
        ...(corps !== undefined && { 'Content-Type': 'application/json' }),
        ...(this.#jetonCsrf !== null && { 'X-Jeton-CSRF': this.#jetonCsrf }),
        ...entetes,
      },
      body: (octets as RequestInit['body']) ?? (corps === undefined ? null : JSON.stringify(corps)),
    });
  }
}
