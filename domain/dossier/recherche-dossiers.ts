/** Where a typed text may be found. */
export type ChampRecherche =
  | 'REFERENCE'
  | 'SIRET'
  | 'ANCIEN_SIRET'
  | 'MATRICULE'
  | 'CONTRAT'
  | 'COURRIEL'
  | 'RAISON_SOCIALE'
  | 'CONTACT';

export const LIBELLE_CHAMP_RECHERCHE: Record<ChampRecherche, string> = {
  REFERENCE: 'Référence du dossier',
  SIRET: 'SIRET',
  ANCIEN_SIRET: 'Ancien SIRET',
  MATRICULE: 'Matricule',
  CONTRAT: 'Numéro de contrat',
  COURRIEL: 'Adresse du contact',
  RAISON_SOCIALE: 'Raison sociale',
  CONTACT: 'Nom du contact',
};

/**
 * What a find is worth: an identifier designates one case, a name several. A text found whole is worth `ENTIER` more than its
 * beginning; a name that only resembles is worth its resemblance (0 to 1) alone, below all that was found.
 */
export const POIDS_RECHERCHE: Record<ChampRecherche, number> = {
  REFERENCE: 80,
  SIRET: 80,
  MATRICULE: 80,
  CONTRAT: 75,
  COURRIEL: 70,
  ANCIEN_SIRET: 60,
  RAISON_SOCIALE: 40,
  CONTACT: 30,
};
export const ENTIER = 10;

/** Shape that a text must have, blanks removed, for an identifier to begin with it; names take anything. */
const FORME: Partial<Record<ChampRecherche, RegExp>> = {
  REFERENCE: /^ACC-?[0-9-]*$/i,
  SIRET: /^[0-9]{3,14}$/,
  ANCIEN_SIRET: /^[0-9]{3,14}$/,
  MATRICULE: /^(?=.*[0-9])[A-Z0-9]{3,12}$/i,
  CONTRAT: /^(?=.*[0-9])[A-Z0-9]{3,20}$/i,
  COURRIEL: /^[^@\s]+@[^@\s]*$/,
};

/** Names are made of words: an address is none. */
const EST_NOM = /^[^@]*\p{L}[^@]*$/u;

/** Where to look for a text, by its shape. */
export const champsPossibles = (texte: string): ChampRecherche[] => {
  const compacte = texte.replace(/\s/gu, '');
  return (Object.keys(POIDS_RECHERCHE) as ChampRecherche[]).filter((champ) => {
    const forme = FORME[champ];
    return forme === undefined ? EST_NOM.test(texte) : forme.test(compacte);
  });
};
