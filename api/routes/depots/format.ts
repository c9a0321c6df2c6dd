import { ErreurHttp } from '../../reponses/erreur-http.ts';
import type { Entree } from '../../route.ts';

/** The format asked for by `?format`, else by Accept, else the first one. */
export const choisirFormat = <F extends string>(
  formats: Readonly<Record<F, string>>,
  demande: F | undefined,
  entree: Entree,
): F => {
  if (demande !== undefined) return demande;
  const types = Object.values<string>(formats);
  const prefere = entree.prefere(types);
  const trouve = Object.entries<string>(formats).find(([, type]) => type === prefere)?.[0];
  if (trouve === undefined) throw new ErreurHttp('NON_ACCEPTABLE', `Ce document existe en ${types.join(', ')}.`);
  return trouve as F;
};
