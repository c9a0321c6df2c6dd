import { donneeNommee } from './donnees.ts';

/** Two letters wrong is a slip; more is another word. */
const ECART_MAXIMAL = 2;

const replier = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '');

/** Edits (insert, delete, replace) from one word to the other; both are short names. */
const distance = (a: string, b: string): number => {
  let precedente = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const ligne = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const remplacement = (precedente[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      ligne.push(Math.min(remplacement, (precedente[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + 1));
    }
    precedente = ligne;
  }
  return precedente[b.length] ?? 0;
};

/** The expected name that the written one was probably meant to be, or undefined. */
export const nomLePlusProche = (ecrit: string, attendus: readonly string[]): string | undefined => {
  if (ecrit.length > 100 || attendus.includes(ecrit)) return undefined;
  const classes = attendus
    .map((attendu) => ({ attendu, ecart: distance(replier(ecrit), replier(attendu)) }))
    .sort((a, b) => a.ecart - b.ecart);
  const [premier] = classes;
  return premier !== undefined && premier.ecart <= Math.min(ECART_MAXIMAL, ecrit.length / 3)
    ? premier.attendu
    : undefined;
};

/** The value of the datum's list that differs by case, accents, blanks or punctuation alone, or undefined. */
export const valeurLaPlusProche = (nom: string, ecrite: string): string | undefined => {
  const forme = donneeNommee(nom)?.forme;
  if (forme?.type !== 'LISTE' || ecrite.length > 200) return undefined;
  return forme.valeurs.find((valeur) => valeur !== ecrite && replier(valeur) === replier(ecrite));
};
