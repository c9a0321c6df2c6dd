import type { Contact } from '../dossier/demande-contact.ts';

/** Somebody who is told of a request of replacement, and may oppose it. */
export type Averti = Contact & { qualite: 'CONTACT' | 'ADMINISTRATEUR' };

const meme = (un: string, autre: string): boolean => un.toLowerCase() === autre.toLowerCase();

/**
 * Who is to be told: the administrateurs of today and the contact métier, once an address; its author excepted, and those
 * who were told already. The directory may know no contact.
 */
export const aAvertir = (
  { administrateurs, contact }: { administrateurs: readonly Contact[]; contact: Contact },
  { auteur, deja = [] }: { auteur: string; deja?: readonly string[] },
): Averti[] => {
  const presents: Averti[] = [
    ...administrateurs.map(({ nom, prenom, courriel }) => ({
      qualite: 'ADMINISTRATEUR' as const,
      nom,
      prenom,
      courriel,
    })),
    { qualite: 'CONTACT', ...contact },
  ];
  return presents.filter(
    ({ courriel }, rang) =>
      courriel !== '' &&
      ![auteur, ...deja].some((adresse) => meme(adresse, courriel)) &&
      presents.findIndex((autre) => meme(autre.courriel, courriel)) === rang,
  );
};
