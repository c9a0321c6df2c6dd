/** Why a text is no NIR: its shape, a month that does not exist, or a key that does not answer for it. */
export type DefautNir = 'FORME' | 'MOIS' | 'CLE';

export type LectureNir = { valide: true; nir: string } | { valide: false; defaut: DefautNir };

/** Sex 1, year 2, month 2, department 2 (2A and 2B in Corsica), commune 3, order 3; then the key, when it is given. */
const FORME = /^([12]\d{2}(\d{2})(?:\d{2}|2[AB])\d{6})(\d{2})?$/;

/** Value of a department's letter in the reckoning of the key. Source: nirisation. */
const CORSE: Readonly<Record<string, string>> = { '2A': '19', '2B': '18' };

/**
 * Key of a NIR of 13 characters, two digits: 97 − (n mod 97), Corsica counting 2A as 19 and 2B as 18.
 * The NIR must have its shape: anything else throws a RangeError that does not repeat it.
 */
export const cleNir = (nir: string): string => {
  if (!FORME.test(nir) || nir.length !== 13) throw new RangeError('Ce n’est pas un NIR de 13 caractères.');
  const departement = nir.slice(5, 7);
  // 13 digits stay far below 2^53: plain numbers are exact.
  const nombre = Number(nir.slice(0, 5) + (CORSE[departement] ?? departement) + nir.slice(7));
  return String(97 - (nombre % 97)).padStart(2, '0');
};

/** Months of the calendar, then those given to an incomplete civil status. */
const moisExiste = (mois: number): boolean =>
  (mois >= 1 && mois <= 12) || (mois >= 20 && mois <= 42) || (mois >= 50 && mois <= 99);

/** Reads a NIR written with 13 characters, or with 15 and then its key is checked; blanks between its parts are nothing. */
export const lireNir = (texte: string): LectureNir => {
  const [, nir, mois, cle] = FORME.exec(texte.replace(/\s+/g, '').toUpperCase()) ?? [];
  if (nir === undefined) return { valide: false, defaut: 'FORME' };
  if (!moisExiste(Number(mois))) return { valide: false, defaut: 'MOIS' };
  if (cle !== undefined && cle !== cleNir(nir)) return { valide: false, defaut: 'CLE' };
  return { valide: true, nir };
};
