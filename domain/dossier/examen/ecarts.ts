import type { Contact } from '../demande-contact.ts';

/** What may be said otherwise by a joined request. */
export type ChampCompare = 'contact.nom' | 'contact.prenom' | 'contact.courriel' | 'raisonSociale';

export type Ecart = { champ: ChampCompare; actuel: string; demande: string };

export type Comparable = { contact: Contact; raisonSociale: string };

const CHAMPS: Record<ChampCompare, (quoi: Comparable) => string> = {
  'contact.nom': ({ contact }) => contact.nom,
  'contact.prenom': ({ contact }) => contact.prenom,
  'contact.courriel': ({ contact }) => contact.courriel,
  raisonSociale: ({ raisonSociale }) => raisonSociale,
};

/** Blanks around and case are not a difference; accents are: they may be a correction. */
const meme = (un: string, autre: string): boolean => un.trim().toLowerCase() === autre.trim().toLowerCase();

/** Field by field, what a request says otherwise than what is known. */
export const ecartsDe = (actuel: Comparable, demande: Comparable): Ecart[] =>
  (Object.keys(CHAMPS) as ChampCompare[])
    .map((champ) => ({ champ, actuel: CHAMPS[champ](actuel), demande: CHAMPS[champ](demande) }))
    .filter((ecart) => !meme(ecart.actuel, ecart.demande));
