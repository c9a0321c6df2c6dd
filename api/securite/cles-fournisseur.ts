import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { indisponible } from '../reponses/erreur-http.ts';

/** A key that the provider withdrew is forgotten after that long. */
const FRAICHEUR_MS = 600_000;
/** An unknown key is looked for again no more often, so that false tokens do not make us call. */
const RYTHME_MS = 30_000;
const DELAI_MS = 5_000;

const JWKS = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() })).max(50),
});

export type ClesFournisseur = {
  /** Keys that may have signed under that name; all of them when there is none. */
  pour(kid: string | undefined): Promise<KeyObject[]>;
};

type Cle = { kid: string | undefined; cle: KeyObject };

const telecharger = async (adresse: string): Promise<Cle[]> => {
  const reponse = await fetch(adresse, { signal: AbortSignal.timeout(DELAI_MS), redirect: 'error' });
  if (!reponse.ok) throw new Error(`the keys of the provider: ${reponse.status}`);
  const { keys } = JWKS.parse(await reponse.json());
  return keys
    .filter(({ kty, use }) => kty === 'RSA' && (use === undefined || use === 'sig'))
    .map((jwk) => ({ kid: jwk.kid, cle: createPublicKey({ key: jwk, format: 'jwk' }) }));
};

/** The provider's signing keys, asked for when they are needed, and again when they may have changed. */
export const createClesFournisseur = (adresse: string): ClesFournisseur => {
  let connues: Cle[] = [];
  let luesA = Number.NEGATIVE_INFINITY;
  const relire = async (): Promise<void> => {
    try {
      connues = await telecharger(adresse);
      luesA = performance.now();
    } catch {
      throw indisponible(
        'Les clés du service de connexion des agents ne peuvent pas être lues. Réessayez plus tard.',
        5,
      );
    }
  };
  const choisir = (kid: string | undefined): KeyObject[] =>
    connues.filter((connue) => kid === undefined || connue.kid === kid).map(({ cle }) => cle);
  return {
    async pour(kid) {
      if (performance.now() - luesA > FRAICHEUR_MS) await relire();
      if (choisir(kid).length === 0 && performance.now() - luesA > RYTHME_MS) await relire();
      return choisir(kid);
    },
  };
};
