/**
 * How two writings of a name are held to be the same one, where nothing is published (nirisation, « Our choices »):
 * case and accents never matter, the hyphen does, and nothing is fuzzy.
 */

/** Letters that Unicode does not split into a letter and its sign. */
const LETTRES: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS', Ø: 'O', Ł: 'L', Đ: 'D', Ħ: 'H', Ŧ: 'T' };
const LETTRE = new RegExp(`[${Object.keys(LETTRES).join('')}]`, 'g');

const SIGNES = /\p{M}+/gu;

/** Quotation mark, prime, accent or modifier letter that hands type for the apostrophe. */
const APOSTROPHES = /[\u2018\u2019\u201B\u02BB\u02BC\u02BD\u02B9\u2032\u00B4\u0060\uFF07]/g;

/** Every dash of Unicode, and the soft hyphen that word processors leave in the place of a hyphen. */
const TIRETS = /[\p{Dash}\u00AD]/gu;

const BLANCS = /[\s\p{Cc}]+/gu;

/** Most names of a register are already so written; 100 million of them make the short cut worth its line. */
const DEJA_CLE = /^[A-Z'-]+(?: [A-Z'-]+)*$/;

/** Comparison key of a name: two names are the same when their keys are equal. The key of a key is itself. */
export const cleNom = (nom: string): string =>
  DEJA_CLE.test(nom)
    ? nom
    : nom
        .normalize('NFD')
        .replace(SIGNES, '')
        .toUpperCase()
        // Upper case may bring signs of its own, as ǰ does.
        .normalize('NFD')
        .replace(SIGNES, '')
        .replace(LETTRE, (lettre) => LETTRES[lettre] ?? lettre)
        .replace(APOSTROPHES, "'")
        .replace(TIRETS, '-')
        .replace(BLANCS, ' ')
        .trim();

/**
 * Key of a name as a field of `longueur` characters can hold it: both sides are cut, so that a name too long for the
 * field still meets itself.
 */
export const cleNomTronque = (nom: string, longueur: number): string =>
  cleNom(nom)
    .slice(0, longueur)
    // Never half a character: a lone surrogate is no text for a database.
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();

/** Longest name and first name that the element `dossierFormation` can hold (deposit format, XSD 1.1.2). */
export const LONGUEURS_DOSSIER = { nom: 30, prenom: 20 } as const;

/** Keys of a list of first names separated by blanks, in its order: the first one is the usual `prenom1`. */
export const clesPrenoms = (prenoms: string): string[] => {
  const cle = cleNom(prenoms);
  return cle === '' ? [] : cle.split(' ');
};
