/** One request and what became of it. Nothing here keeps or repeats what was sent. */
export type Envoi =
  | { issue: 'RECU'; texte: string }
  /** 429 or 503 with Retry-After: the service asks for a pause. */
  | { issue: 'ATTENDRE'; code: string; pauseMs: number }
  /** May pass at another time: network, delay, 5xx. */
  | { issue: 'PANNE'; code: string }
  /** Would be refused again: our request, our rights. */
  | { issue: 'REFUS'; code: string };

export type OptionsEnvoi = { url: URL; jeton: string | undefined; delaiMs: number; signal: AbortSignal | undefined };

/** Larger than any answer to the largest request. */
const REPONSE_MAX = 4 * 1024 * 1024;

/** Posts a body and reads the whole answer in the time given. Rejects only when the caller's own signal falls. */
export const envoyer = async (corps: string, { url, jeton, delaiMs, signal }: OptionsEnvoi): Promise<Envoi> => {
  const delai = AbortSignal.timeout(delaiMs);
  try {
    const reponse = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(jeton !== undefined && { authorization: `Bearer ${jeton}` }),
      },
      body: corps,
      // A redirection would hand the holders to somebody else.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, delai]) : delai,
    });
    if (reponse.status === 200) return await lire(reponse);
    await reponse.body?.cancel();
    return trier(reponse);
  } catch {
    // What fetch says may quote the address or the answer; its kind is enough.
    signal?.throwIfAborted();
    return { issue: 'PANNE', code: delai.aborted ? 'DELAI' : 'RESEAU' };
  }
};

const trier = ({ status, headers }: Response): Envoi => {
  const code = `HTTP_${status}`;
  const pauseMs = status === 429 || status === 503 ? lirePause(headers.get('retry-after')) : undefined;
  if (pauseMs !== undefined) return { issue: 'ATTENDRE', code, pauseMs };
  if (status >= 500 || status === 429 || status === 408) return { issue: 'PANNE', code };
  return { issue: 'REFUS', code };
};

/** Retry-After: seconds, or a date. */
const lirePause = (valeur: string | null): number | undefined => {
  if (valeur === null) return undefined;
  const ms = /^\d+$/.test(valeur.trim()) ? Number(valeur) * 1000 : Date.parse(valeur) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

const lire = async (reponse: Response): Promise<Envoi> => {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of reponse.body ?? []) {
    taille += morceau.byteLength;
    if (taille > REPONSE_MAX) return { issue: 'PANNE', code: 'REPONSE_ILLISIBLE' };
    morceaux.push(morceau);
  }
  return { issue: 'RECU', texte: Buffer.concat(morceaux).toString('utf8') };
};
