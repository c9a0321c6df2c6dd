import type { Jour } from '../calendrier/jour.ts';
import type { ErreurAnalyse } from './analyse.ts';
import { masquerNir } from './masquer-nir.ts';
import { echapperTexte } from './texte-xml.ts';

// Both shapes are fixed by the programs that read them (receipts): every byte counts, blanks and order included.

/** The official accusé stops there. */
const ERREURS_MAXIMUM = 100;
const TAILLE_MORCEAU = 65_536;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';
const OUVERTURE = `${DECLARATION}<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">\n`;
const FERMETURE = '</rapport>\n';

export type Traitement = {
  /** Deposited name, to the byte. */
  nomFichier: string;
  /** Positive integer of a sequence. */
  idTraitement: number | bigint | string;
};

export type PassageKO = { idTechnique: string; messageErreur: string };

export type LignesAccuse = {
  ko: Iterable<PassageKO> | AsyncIterable<PassageKO>;
  /** idTechnique of each passage kept. */
  ok: Iterable<string> | AsyncIterable<string>;
};

/** `Accusé de traitement_<deposited name>_<AAAAMMJJ>.xml`; the day is that of the end of the treatment, in Paris. */
export const nomAccuseTraitement = (nomFichier: string, jour: Jour): string =>
  `Accusé de traitement_${nomFichier}_${jour.replaceAll('-', '')}.xml`;

const element = (marge: string, nom: string, valeur: string): string =>
  `${marge}<${nom}>${echapperTexte(valeur)}</${nom}>\n`;

const passageKO = ({ idTechnique, messageErreur }: PassageKO): string =>
  `        <passage>\n${element('            ', 'idTechnique', idTechnique)}${element('            ', 'messageErreur', messageErreur)}        </passage>\n`;

async function* section<T>(
  nom: string,
  lignes: Iterable<T> | AsyncIterable<T>,
  ecrire: (ligne: T) => string,
): AsyncGenerator<string> {
  let vide = true;
  for await (const ligne of lignes) {
    if (vide) yield `    <${nom}>\n`;
    vide = false;
    yield ecrire(ligne);
  }
  yield vide ? `    <${nom}/>\n` : `    </${nom}>\n`;
}

/** Joins small texts, so that writing a line is not writing to a disk. */
async function* parMorceaux(textes: AsyncIterable<string>): AsyncGenerator<string> {
  let attente = '';
  for await (const texte of textes) {
    attente += texte;
    if (attente.length < TAILLE_MORCEAU) continue;
    yield attente;
    attente = '';
  }
  if (attente !== '') yield attente;
}

async function* apresRapprochement(
  { nomFichier, idTraitement, idFlux }: Traitement & { idFlux: string },
  { ko, ok }: LignesAccuse,
): AsyncGenerator<string> {
  yield OUVERTURE;
  yield element('    ', 'nomFichier', nomFichier);
  yield element('    ', 'idFlux', idFlux);
  yield element('    ', 'idTraitement', String(idTraitement));
  yield* section('PassagesKO', ko, passageKO);
  yield* section('PassagesOK', ok, (idTechnique) => element('        ', 'idTechnique', idTechnique));
  yield FERMETURE;
}

/**
 * Accusé after the match, in chunks to be encoded in UTF-8; flat memory. Each passage of the file must stand once, in one
 * list or the other: the writer keeps the order it is given and checks nothing.
 */
export const ecrireAccusePassages = (
  traitement: Traitement & { idFlux: string },
  lignes: LignesAccuse,
): AsyncGenerator<string> => parMorceaux(apresRapprochement(traitement, lignes));

/** A fault without a place, which the validator puts at -1, is put at 1. */
const erreurXml = ({ message, ligne, colonne }: ErreurAccuse): string =>
  [
    '        <erreur>\n',
    element('            ', 'type', 'XSD'),
    element('            ', 'message', message),
    element('            ', 'ligne', String(Math.max(1, ligne))),
    element('            ', 'colonne', String(Math.max(1, colonne))),
    '        </erreur>\n',
  ].join('');

export type ErreurAccuse = Pick<ErreurAnalyse, 'message' | 'ligne' | 'colonne' | 'nir'>;

/**
 * Accusé of a file that was refused: schema, policy or business rule of the file. Type is always XSD; the first 100 errors,
 * in the order given, no NIR.
 */
export const ecrireAccuseErreurs = (
  { nomFichier, idTraitement }: Traitement,
  erreurs: readonly ErreurAccuse[],
): string => {
  // One more than shown, because a value sentence is recognised by the one that follows it.
  const montrees = masquerNir(erreurs.slice(0, ERREURS_MAXIMUM + 1)).slice(0, ERREURS_MAXIMUM);
  return [
    OUVERTURE,
    element('    ', 'nomFichier', nomFichier),
    element('    ', 'idTraitement', String(idTraitement)),
    '    <erreurs>\n',
    ...montrees.map(erreurXml),
    '    </erreurs>\n',
    FERMETURE,
  ].join('');
};
