import type { ErreurAnalyse } from './analyse.ts';
import { donneeNommee, valeurMontrable } from './catalogue/donnees.ts';
import { type Explication, expliquer } from './catalogue/expliquer.ts';
import { lireMessageXsd } from './catalogue/message-xsd.ts';
import { masquerNir } from './masquer-nir.ts';
import type { NumeroPhrase } from './phrases.ts';

/** What one line of the report is about. */
export type NatureLigne = 'SCHEMA' | 'REFUS' | 'REJET_FICHIER' | 'REJET_PASSAGE' | 'AVERTISSEMENT';

/** One fault as a person reads it. Nothing here says who a holder is, so the report may be handed on. */
export type LigneRapport = {
  nature: NatureLigne;
  /** Kind of fault: key of the catalogue. */
  cle: string;
  titre: string;
  ligne?: number;
  colonne?: number;
  /** idTechnique or, in a file that the schema refused, rank of the passage from 1. */
  passage?: string;
  donnee?: string;
  /** Deposited value, when its datum is not civil status. */
  valeur?: string;
  /** Official sentences to the letter, a value of civil status replaced by •••. */
  phraseOfficielle?: string;
  /** What our own check found, when it is more exact than the official sentence. */
  constat?: string;
  explication: string;
  quoiFaire: string;
  exemple?: string;
};

/** What the treatment knows of one passage that did not pass, or of one check that was not satisfied. */
export type FaitRapport =
  | {
      nature: 'REJET_PASSAGE';
      idTechnique: string;
      ligne?: number;
      phrase: NumeroPhrase;
      message: string;
      constat?: string;
      certification?: { type: string; code: string };
    }
  | { nature: 'REJET_FICHIER'; code: string; ligne?: number; colonne?: number; message: string }
  | { nature: 'AVERTISSEMENT'; code: string; ligne?: number; idTechnique?: string | null; message: string };

const MASQUE = '•••';
const VALEUR_MAXIMALE = 200;

const avecIndice = ({ explication, indice }: Explication): string =>
  indice ? `${explication} ${indice.texte}` : explication;

const corps = (
  explication: Explication,
): Pick<LigneRapport, 'cle' | 'titre' | 'explication' | 'quoiFaire' | 'exemple'> => ({
  cle: explication.cle,
  titre: explication.titre,
  explication: avecIndice(explication),
  quoiFaire: explication.quoiFaire,
  ...(explication.exemple !== undefined && { exemple: explication.exemple }),
});

const SUITE = 'cvc-type.3.1.3';

/** A value error is two sentences at one place: the second names the datum. They make one line of the report. */
const enPaires = function* (erreurs: readonly ErreurAnalyse[]): Generator<[ErreurAnalyse, ErreurAnalyse?]> {
  for (let rang = 0; rang < erreurs.length; rang += 1) {
    const erreur = erreurs[rang] as ErreurAnalyse;
    const suivante = erreurs[rang + 1];
    const paire =
      suivante?.message.startsWith(SUITE) === true &&
      suivante.ligne === erreur.ligne &&
      suivante.colonne === erreur.colonne &&
      /^cvc-(?:datatype-valid|pattern-valid|length-valid|m(?:in|ax)\w+-valid|enumeration-valid)|^UndeclaredEntity/.test(
        erreur.message,
      );
    yield paire ? [erreur, suivante] : [erreur];
    if (paire) rang += 1;
  }
};

/** Replaces the value that a sentence quotes; what is around it stays to the letter. */
const sansValeur = (message: string, valeur: string | undefined): string => {
  if (valeur === undefined || valeur === '') return message;
  const brute = `'${valeur}'`;
  if (message.includes(brute)) return message.replace(brute, () => `'${MASQUE}'`);
  // The lexical sentence quotes the value trimmed, and a very long one was not taken apart whole.
  const elaguee = `'${valeur.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '')}'`;
  return message.includes(elaguee) ? message.replace(elaguee, () => `'${MASQUE}'`) : sansCitation(message);
};

/** Last resort: drops everything between the first quote and the last. */
const sansCitation = (message: string): string => message.replace(/'[\s\S]*'(?=[ .,])/, `'${MASQUE}'`);

/** Entities that people write on purpose; another name is what follows a lone « & », and may be a piece of a surname. */
const ENTITE_CONNUE =
  /^(?:amp|lt|gt|quot|apos|nbsp|euro|laquo|raquo|hellip|[lr]squo|[nm]dash|deg|[A-Za-z](?:acute|grave|circ|uml|cedil|tilde|ring|Elig|elig))$/;

const sansMorceauDeNom = (message: string): string =>
  message.replace(/^((?:La référence à l'entité|L'entité) ")([^"]*)"/, (tout, debut: string, nom: string) =>
    ENTITE_CONNUE.test(nom) ? tout : `${debut}${MASQUE}"`,
  );

/** The sentence without the value that it quotes; one of an unforeseen shape loses all that it quotes. */
const sansCivil = (message: string): string => {
  const { code, valeur, element } = lireMessageXsd(message);
  const illisible = code !== '' && valeur === undefined && element === undefined;
  return sansMorceauDeNom(illisible ? sansCitation(message) : sansValeur(message, valeur));
};

const ligneDuSchema = ([premiere, suite]: [ErreurAnalyse, ErreurAnalyse?]): LigneRapport => {
  const lue = lireMessageXsd(premiere.message);
  const donnee = suite ? lireMessageXsd(suite.message).element : lue.element;
  const explication = expliquer({ type: 'XSD', message: premiere.message, ...(donnee !== undefined && { donnee }) });
  const valeur = lue.attribut === undefined ? lue.valeur : undefined;
  const montrable = valeurMontrable(donnee);
  const messages = [premiere.message, ...(suite ? [suite.message] : [])];
  const phrases = montrable ? messages : messages.map(sansCivil);
  return {
    nature: 'SCHEMA',
    ...corps(explication),
    ligne: premiere.ligne,
    colonne: premiere.colonne,
    ...(premiere.passage !== undefined && { passage: `n° ${premiere.passage + 1}` }),
    ...(donnee !== undefined && donneeNommee(donnee) !== undefined && { donnee }),
    ...(montrable && valeur !== undefined && { valeur: valeur.slice(0, VALEUR_MAXIMALE) }),
    phraseOfficielle: phrases.join('\n'),
  };
};

const ligneDuRefus = (erreur: ErreurAnalyse): LigneRapport => ({
  nature: 'REFUS',
  ...corps(expliquer(erreur.code ? { type: 'REFUS', code: erreur.code } : { type: 'XSD', message: erreur.message })),
  ligne: erreur.ligne,
  colonne: erreur.colonne,
  phraseOfficielle: erreur.message,
});

const ligneDesErreursTues = (nombre: number): LigneRapport => ({
  nature: 'SCHEMA',
  cle: 'ERREURS_NON_DETAILLEES',
  titre: 'Autres erreurs',
  explication: `${nombre} autres phrases du validateur ne sont pas détaillées ici : elles répètent sans doute les mêmes fautes.`,
  quoiFaire: 'Corrigez d’abord les erreurs détaillées, puis contrôlez le fichier à nouveau.',
});

/**
 * Lines of a file that the schema or the policy refused, in the order of the validator, a pair of sentences being one.
 * `nombreErreurs` counts them all: a last line says how many were not kept.
 */
export function* lignesDuSchema(
  erreurs: readonly ErreurAnalyse[],
  nombreErreurs: number = erreurs.length,
): Generator<LigneRapport> {
  for (const paire of enPaires(masquerNir(erreurs)))
    yield paire[0].type === 'REFUS' ? ligneDuRefus(paire[0]) : ligneDuSchema(paire);
  if (nombreErreurs > erreurs.length) yield ligneDesErreursTues(nombreErreurs - erreurs.length);
}

const place = (fait: { ligne?: number; colonne?: number }): Pick<LigneRapport, 'ligne' | 'colonne'> => ({
  ...(fait.ligne !== undefined && { ligne: fait.ligne }),
  ...(fait.colonne !== undefined && { colonne: fait.colonne }),
});

/** Line of a rejection or a warning of the business checks and of the match. */
export const ligneDuFait = (fait: FaitRapport): LigneRapport => {
  switch (fait.nature) {
    case 'REJET_PASSAGE': {
      const { phrase, certification, constat } = fait;
      return {
        nature: fait.nature,
        ...corps(expliquer({ type: 'PHRASE', phrase, ...(certification && { certification }) })),
        ...place(fait),
        passage: fait.idTechnique,
        phraseOfficielle: fait.message,
        ...(constat !== undefined && { constat }),
      };
    }
    case 'REJET_FICHIER':
      return {
        nature: fait.nature,
        ...corps(expliquer({ type: 'METIER', code: fait.code })),
        ...place(fait),
        phraseOfficielle: fait.message,
      };
    case 'AVERTISSEMENT':
      return {
        nature: fait.nature,
        ...corps(expliquer({ type: 'METIER', code: fait.code })),
        ...place(fait),
        ...(typeof fait.idTechnique === 'string' && { passage: fait.idTechnique }),
        constat: fait.message,
      };
  }
};
