import { setTimeout as attendre } from 'node:timers/promises';

export type CourrielRecu = { objet: string; texte: string; liens: string[]; a: string[]; recuLe: string };

const DELAI_MS = 60_000;
const PAS_MS = 100;

/** Reads what the mail catcher of the stack took in for one address. */
export const createBoite = (courriels: string, adresse: string) => {
  let vus = 0;
  return {
    /** The next mail to this address, in the order of arrival. */
    async suivant(): Promise<CourrielRecu> {
      for (let fin = Date.now() + DELAI_MS; Date.now() < fin; await attendre(PAS_MS)) {
        const tous = (await (await fetch(new URL('/api/messages', courriels))).json()) as CourrielRecu[];
        const siens = tous.filter(({ a }) => a.includes(adresse)).sort((x, y) => x.recuLe.localeCompare(y.recuLe));
        const courriel = siens[vus];
        if (courriel) {
          vus += 1;
          return courriel;
        }
      }
      throw new Error(`aucun courriel pour ${adresse} après ${DELAI_MS / 1000} s`);
    },
  };
};

/** The token that stands after the `#` of the first link of a mail to this page. */
export const jetonDuLien = ({ liens }: CourrielRecu, page: string): string => {
  const lien = liens.map((adresse) => new URL(adresse)).find(({ pathname, hash }) => pathname === page && hash !== '');
  if (!lien) throw new Error(`le courriel ne porte pas de lien vers ${page}`);
  return lien.hash.slice(1);
};
