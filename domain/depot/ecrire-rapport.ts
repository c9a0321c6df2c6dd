import { Regroupement } from './groupes-rapport.ts';
import type { LigneRapport, NatureLigne } from './rapport-detaille.ts';

/** What stands above the lines of a report. */
export type EnteteRapport = {
  nomFichier: string;
  idTraitement: number | bigint | string;
  /** All errors of the schema, of which the report lists the first 10 000. */
  nombreErreurs: number;
};

export type LignesRapport = Iterable<LigneRapport> | AsyncIterable<LigneRapport>;

const NATURES: Record<NatureLigne, string> = {
  SCHEMA: 'Erreur de schéma',
  REFUS: 'Fichier refusé',
  REJET_FICHIER: 'Fichier rejeté',
  REJET_PASSAGE: 'Passage rejeté',
  AVERTISSEMENT: 'Avertissement',
};

/** Columns of the flat formats, in order: heading, and what a line gives. */
export const COLONNES: readonly { titre: string; largeur: number; valeur: (ligne: LigneRapport) => string }[] = [
  { titre: 'Nature', largeur: 18, valeur: ({ nature }) => NATURES[nature] },
  { titre: 'Ligne', largeur: 8, valeur: ({ ligne }) => (ligne === undefined ? '' : String(ligne)) },
  { titre: 'Colonne', largeur: 8, valeur: ({ colonne }) => (colonne === undefined ? '' : String(colonne)) },
  { titre: 'Passage', largeur: 20, valeur: ({ passage }) => passage ?? '' },
  { titre: 'Donnée', largeur: 22, valeur: ({ donnee }) => donnee ?? '' },
  { titre: 'Valeur', largeur: 20, valeur: ({ valeur }) => valeur ?? '' },
  { titre: 'Phrase officielle', largeur: 50, valeur: ({ phraseOfficielle }) => phraseOfficielle ?? '' },
  { titre: 'Constat', largeur: 40, valeur: ({ constat }) => constat ?? '' },
  { titre: 'Erreur', largeur: 30, valeur: ({ titre }) => titre },
  { titre: 'Explication', largeur: 60, valeur: ({ explication }) => explication },
  { titre: 'Que faire', largeur: 60, valeur: ({ quoiFaire }) => quoiFaire },
  { titre: 'Exemple corrigé', largeur: 50, valeur: ({ exemple }) => exemple ?? '' },
  { titre: 'Code', largeur: 26, valeur: ({ cle }) => cle },
];

const BOM = '\u{FEFF}';

/**
 * A cell that begins so is run as a formula by spreadsheets: an apostrophe makes it a text. Full-width signs and leading
 * blanks are known ways round.
 */
const FORMULE = /^[\s\p{Cc}]*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;

const cellule = (texte: string): string => {
  const sure = FORMULE.test(texte) ? `'${texte}` : texte;
  return `"${sure.replaceAll('"', '""')}"`;
};

const ligneCsv = (valeurs: readonly string[]): string => `${valeurs.map(cellule).join(';')}\r\n`;

/** CSV for spreadsheets: UTF-8 with BOM, `;`, CRLF, every cell quoted, no cell that could be run as a formula. */
export async function* ecrireRapportCsv(lignes: LignesRapport): AsyncGenerator<string> {
  yield `${BOM}${ligneCsv(COLONNES.map(({ titre }) => titre))}`;
  for await (const ligne of lignes) yield ligneCsv(COLONNES.map(({ valeur }) => valeur(ligne)));
}

/** JSON for programs and screens: heading, lines in order, then the groups, known when the last line has passed. */
export async function* ecrireRapportJson(
  { nomFichier, idTraitement, nombreErreurs }: EnteteRapport,
  lignes: LignesRapport,
): AsyncGenerator<string> {
  const regroupement = new Regroupement();
  const entete = JSON.stringify({ nomFichier, idTraitement: String(idTraitement), nombreErreurs });
  yield `${entete.slice(0, -1)},"lignes":[`;
  let separateur = '\n';
  for await (const ligne of lignes) {
    yield `${separateur}${JSON.stringify(regroupement.compter(ligne))}`;
    separateur = ',\n';
  }
  yield `\n],"groupes":${JSON.stringify(regroupement.resultat())}}\n`;
}
