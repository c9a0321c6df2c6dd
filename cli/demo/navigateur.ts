/** A request that was not answered as hoped: the sentence of the API, or the status. */
export class ReponseInattendue extends Error {
  override readonly name = 'ReponseInattendue';
  readonly statut: number;
  readonly corps: unknown;

  constructor(statut: number, corps: unknown, adresse: string) {
    const { detail, code } = (corps ?? {}) as { detail?: string; code?: string };
    super(`${statut} ${code ?? ''} ${detail ?? `réponse inattendue de ${new URL(adresse).pathname}`}`);
    this.statut = statut;
    this.corps = corps;
  }
}

const SAUTS_MAX = 15;

/** Keeps cookies per host and follows redirects, as the browser of one person would. */
export class Navigateur {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Sends one request, follows its redirects, and gives the last answer with its address. */
  async aller(adresse: string | URL, demande: RequestInit = {}): Promise<{ reponse: Response; adresse: URL }> {
    let cible = new URL(adresse);
    let init = demande;
    for (let saut = 0; saut < SAUTS_MAX; saut++) {
      const reponse = await fetch(cible, { ...init, headers: this.#entetes(cible, init), redirect: 'manual' });
      this.#retenir(cible, reponse);
      const suite = reponse.headers.get('location');
      if (reponse.status < 300 || reponse.status >= 400 || !suite) return { reponse, adresse: cible };
      await reponse.body?.cancel();
      const methode = init.method ?? 'GET';
      const garde = reponse.status === 307 || reponse.status === 308 || methode === 'GET' || methode === 'HEAD';
      init = garde ? init : { method: 'GET' };
      cible = new URL(suite, cible);
    }
    throw new Error(`trop de redirections depuis ${new URL(adresse).pathname}`);
  }

  /** The value of a cookie that the host of this address has set. */
  cookie(adresse: string | URL, nom: string): string | undefined {
    return this.#cookies.get(new URL(adresse).host)?.get(nom);
  }

  #entetes(cible: URL, init: RequestInit): Headers {
    const entetes = new Headers(init.headers);
    const cookies = [...(this.#cookies.get(cible.host) ?? [])].map(([nom, valeur]) => `${nom}=${valeur}`);
    if (cookies.length > 0) entetes.set('Cookie', cookies.join('; '));
    return entetes;
  }

  #retenir(cible: URL, reponse: Response): void {
    const cookies = this.#cookies.get(cible.host) ?? new Map<string, string>();
    this.#cookies.set(cible.host, cookies);
    for (const ligne of reponse.headers.getSetCookie()) {
      const [paire = '', ...attributs] = ligne.split(';');
      const nom = paire.slice(0, paire.indexOf('=')).trim();
      const efface = attributs.some(
        (attribut) => /^\s*max-age=0$/i.test(attribut) || /expires=Thu, 01 Jan 1970/i.test(attribut),
      );
      if (efface) cookies.delete(nom);
      else cookies.set(nom, paire.slice(paire.indexOf('=') + 1));
    }
  }
}

/** The body of an answer as JSON; anything but the hoped status is a `ReponseInattendue`. */
export const lireJson = async <T>(reponse: Response, adresse: URL, attendu: number): Promise<T> => {
  const texte = await reponse.text();
  const corps = texte === '' ? undefined : (JSON.parse(texte) as unknown);
  if (reponse.status !== attendu) throw new ReponseInattendue(reponse.status, corps, adresse.href);
  return corps as T;
};
