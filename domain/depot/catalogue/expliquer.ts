import type { CodeRefus } from '../analyse.ts';
import type { Aide, Gravite } from '../controles/controle.ts';
import {
  CONTROLES_CERTIFICATION,
  CONTROLES_ENTETE,
  CONTROLES_FICHIER,
  CONTROLES_LECTURE,
  CONTROLES_PASSAGE,
} from '../controles/controles.ts';
import { ID_TECHNIQUE_EN_DOUBLE } from '../controles/doublons.ts';
import { PREMIERE_LIGNE_PERDUE } from '../controles/premiere-ligne-perdue.ts';
import type { NumeroPhrase } from '../phrases.ts';
import { donneeNommee } from './donnees.ts';
import { ERREURS_MAL_FORME, XML_MAL_FORME } from './erreurs-mal-forme.ts';
import { ERREURS_XSD } from './erreurs-xsd.ts';
import { type Faute, INDICES } from './indices.ts';
import { lireMessageXsd } from './message-xsd.ts';
import { PHRASES_EXPLIQUEES } from './rapprochement.ts';
import { REFUS } from './refus.ts';

export type ErreurAExpliquer =
  /** `donnee`: element at fault, when the sentence itself does not name it (the one that follows does). */
  | { type: 'XSD'; message: string; donnee?: string }
  | { type: 'REFUS'; code: CodeRefus }
  | { type: 'METIER'; code: string }
  | { type: 'PHRASE'; phrase: NumeroPhrase; certification?: { type: string; code: string } };

/** What a person is told: what happened, what to do, how to write it; never a value of civil status. */
export type Explication = Aide & {
  cle: string;
  /** Element at fault, when known. */
  donnee?: string;
  /** What probably caused it. */
  indice?: { cle: string; texte: string };
};

/** Every business check, in the order of the page. */
export const CONTROLES_EXPLIQUES: readonly { code: string; gravite: Gravite; aide: Aide }[] = [
  ...CONTROLES_FICHIER,
  ...CONTROLES_CERTIFICATION,
  ...CONTROLES_PASSAGE,
  ...CONTROLES_LECTURE,
  ...CONTROLES_ENTETE,
  ID_TECHNIQUE_EN_DOUBLE,
  PREMIERE_LIGNE_PERDUE,
];

const XSD_PAR_CLE = new Map(ERREURS_XSD.map((entree) => [entree.cle, entree]));
const CONTROLES_PAR_CODE = new Map(CONTROLES_EXPLIQUES.map((controle) => [controle.code, controle]));

/** A stored report may hold the code of a check that has been withdrawn since. */
const CONTROLE_RETIRE: Aide = {
  titre: 'Contrôle qui n’existe plus',
  explication: 'Ce constat vient d’un contrôle retiré depuis le dépôt.',
  quoiFaire: 'Déposez ou contrôlez à nouveau le fichier pour un constat à jour.',
};

const aideDe = ({ titre, explication, quoiFaire, exemple }: Aide): Aide => ({
  titre,
  explication,
  quoiFaire,
  ...(exemple !== undefined && { exemple }),
});

const avecIndice = (explication: Explication, faute: Faute): Explication => {
  const indice = INDICES.find(({ reconnait }) => reconnait(faute));
  if (!indice) return explication;
  const donnee = faute.donnee === undefined ? undefined : donneeNommee(faute.donnee);
  const propre = typeof indice.exemple === 'function' ? indice.exemple(donnee) : indice.exemple;
  const exemple = propre ?? explication.exemple;
  return {
    ...explication,
    indice: { cle: indice.cle, texte: indice.precis?.(faute) ?? indice.texte },
    ...(exemple !== undefined && { exemple }),
  };
};

const expliquerXsd = (message: string, donneeConnue: string | undefined): Explication => {
  const lu = lireMessageXsd(message);
  const entree = XSD_PAR_CLE.get(lu.code);
  if (!entree) {
    const { cle, ...aide } = ERREURS_MAL_FORME.find(({ motif }) => motif.test(message)) ?? XML_MAL_FORME;
    return { cle, ...aideDe(aide) };
  }
  const nom = donneeConnue ?? lu.element;
  const donnee = nom === undefined ? undefined : donneeNommee(nom);
  return avecIndice(
    {
      cle: entree.cle,
      ...(nom !== undefined && { donnee: nom }),
      ...aideDe({ ...entree, ...(donnee && entree.pour?.(donnee)) }),
    },
    { ...lu, ...(nom !== undefined && { donnee: nom }) },
  );
};

/** Explains one error in plain French; every error has an explanation, at worst a general one. */
export const expliquer = (erreur: ErreurAExpliquer): Explication => {
  switch (erreur.type) {
    case 'XSD':
      return expliquerXsd(erreur.message, erreur.donnee);
    case 'REFUS':
      return { cle: erreur.code, ...aideDe(REFUS[erreur.code]) };
    case 'METIER': {
      return { cle: erreur.code, ...aideDe(CONTROLES_PAR_CODE.get(erreur.code)?.aide ?? CONTROLE_RETIRE) };
    }
    case 'PHRASE':
      return avecIndice(
        { cle: `PHRASE_${erreur.phrase}`, ...aideDe(PHRASES_EXPLIQUEES[erreur.phrase]) },
        erreur.phrase === 2 && erreur.certification ? { certification: erreur.certification } : {},
      );
  }
};
