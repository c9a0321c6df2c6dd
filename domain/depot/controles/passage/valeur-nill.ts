import type { PassageLu } from '../../analyse.ts';
import type { ControleLecture } from '../controle.ts';

const ECRITURES = /^\s*(?:x?si:)?(?:nill?|null|n\/?a|n[ée]ant|vide|undefined|nan)\s*$/i;

/** Data that may be absent or nil: there such a word is no name. « Null » is a surname, so nomNaissance is left alone. */
const donneesFacultatives = (passage: PassageLu): Record<string, string | undefined> => {
  const { identification, scoring, libelleOption, verbatim, urlPreuve } = passage;
  const propres = { scoring, libelleOption, verbatim, urlPreuve };
  if (identification.par !== 'TITULAIRE') return propres;
  const { nomUsage, prenom2, prenom3, codeInsee, codePostal, codePaysNaissance } = identification.titulaire;
  const { libelleCommuneNaissance, libellePaysNaissance } = identification.titulaire;
  return {
    ...propres,
    nomUsage,
    prenom2,
    prenom3,
    codeInsee,
    codePostal,
    codePaysNaissance,
    libelleCommuneNaissance,
    libellePaysNaissance,
  };
};

/** The guide says to write `nill` for no value; the schema then takes the word for the value. */
export const valeurNill: ControleLecture = {
  code: 'VALEUR_NILL',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Absence de valeur écrite en toutes lettres',
    explication:
      'Le guide parle d’écrire « nill » et le dictionnaire « nil », mais le schéma prend ce mot pour la valeur elle-même. L’absence de valeur s’écrit par l’attribut xsi:nil, sur un élément vide.',
    quoiFaire:
      'Écrivez l’élément vide avec xsi:nil="true" s’il est obligatoire, ou retirez-le s’il est facultatif. La racine doit déclarer xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance".',
    exemple: '<cpf:nomUsage xsi:nil="true"/>',
  },
  verifier: (passage) => {
    const fautives = Object.entries(donneesFacultatives(passage))
      .filter(([, valeur]) => valeur !== undefined && ECRITURES.test(valeur))
      .map(([donnee]) => donnee);
    if (fautives.length === 0) return undefined;
    return {
      ligne: passage.ligne,
      message: `L’absence de valeur est écrite en toutes lettres (${fautives.join(', ')}) au lieu de xsi:nil="true".`,
    };
  },
};
