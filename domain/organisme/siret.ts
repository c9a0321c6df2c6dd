/** SIREN of La Poste, whose establishments may carry check digits of their own. */
const SIREN_LA_POSTE = '356000000';

const chiffres = (valeur: string): number[] => Array.from(valeur, Number);

const luhnValide = (valeur: string): boolean => {
  const somme = chiffres(valeur)
    .reverse()
    .reduce((total, chiffre, position) => {
      const poids = position % 2 === 0 ? chiffre : chiffre * 2;
      return total + (poids > 9 ? poids - 9 : poids);
    }, 0);
  return somme % 10 === 0;
};

/** True when the nine digits satisfy Luhn. */
export const sirenValide = (siren: string): boolean => /^[0-9]{9}$/.test(siren) && luhnValide(siren);

/** True when the 14 digits satisfy Luhn on SIREN and SIRET, or La Poste's exception (sum of the digits a multiple of 5). */
export const siretValide = (siret: string): boolean => {
  if (!/^[0-9]{14}$/.test(siret)) return false;
  const siren = siret.slice(0, 9);
  if (!sirenValide(siren)) return false;
  if (luhnValide(siret)) return true;
  return siren === SIREN_LA_POSTE && chiffres(siret).reduce((total, chiffre) => total + chiffre, 0) % 5 === 0;
};

/** Removes the blanks people type between groups of digits (no-break ones too); changes nothing else. */
export const normaliserSiret = (saisie: string): string => saisie.replace(/\s/gu, '');

/** The first nine digits: the SIREN of the legal person. */
export const sirenDuSiret = (siret: string): string => siret.slice(0, 9);
