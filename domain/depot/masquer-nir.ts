import type { ErreurAnalyse } from './analyse.ts';

const MASQUE = '•••';

/** The sentence that closes each pair of value errors, when it is about a `nir` under any prefix. */
const VALEUR_DE_NIR = /^(cvc-type\.3\.1\.3 : La valeur ')[\s\S]*(' de l'élément '(?:[^':]*:)?nir' n'est pas valide\.)$/;

/** What may come just before it, at the same place: the facet or the lexical form, each quoting the value. */
const PREMIERE_DE_LA_PAIRE = [
  /^(cvc-[\w.-]+ : La valeur ')[\s\S]*(', ayant pour longueur '\d+', n'est pas un facet valide[\s\S]*)$/,
  /^(cvc-[\w.-]+ : La valeur ')[\s\S]*(' n'est pas un facet valide[\s\S]*)$/,
  /^(cvc-datatype-valid[\w.]* : ')[\s\S]*(' n'est pas une valeur valide (?:pour|du type de liste) '[^']*'\.)$/,
];

const masquer = (message: string, forme: RegExp): string =>
  message.replace(forme, (_tout, debut: string, fin: string) => `${debut}${MASQUE}${fin}`);

const masquerPremiere = (message: string): string => {
  const forme = PREMIERE_DE_LA_PAIRE.find((candidate) => candidate.test(message));
  return forme ? masquer(message, forme) : message;
};

/** A value sentence of an unforeseen shape loses all that it quotes. */
const masquerTout = (message: string): string => {
  const masque = masquerPremiere(message);
  return masque.includes(`'${MASQUE}'`) ? masque : message.replace(/'[\s\S]*'(?=[ .,])/, `'${MASQUE}'`);
};

type ErreurPlacee = Pick<ErreurAnalyse, 'message' | 'ligne' | 'colonne' | 'nir'>;

const ouvreLaPaire = (erreur: ErreurPlacee, suivante: ErreurPlacee | undefined): boolean =>
  suivante !== undefined &&
  suivante.ligne === erreur.ligne &&
  suivante.colonne === erreur.colonne &&
  VALEUR_DE_NIR.test(suivante.message);

/**
 * The one exception to « to the letter »: a sentence that would quote a `nir` quotes `•••` (receipts). It is known by the
 * engine's mark or, where marks were not kept, by the second sentence of its pair.
 */
export const masquerNir = <E extends ErreurPlacee>(erreurs: readonly E[]): E[] =>
  erreurs.map((erreur, rang) => {
    if (VALEUR_DE_NIR.test(erreur.message)) return { ...erreur, message: masquer(erreur.message, VALEUR_DE_NIR) };
    if (ouvreLaPaire(erreur, erreurs[rang + 1])) return { ...erreur, message: masquerTout(erreur.message) };
    return erreur.nir === true ? { ...erreur, message: masquerPremiere(erreur.message) } : erreur;
  });
