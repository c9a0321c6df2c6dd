import { Zip, ZipDeflate } from 'fflate';
import { COLONNES, type LignesRapport } from '../../domain/depot/ecrire-rapport.ts';
import { type GroupeRapport, Regroupement } from '../../domain/depot/groupes-rapport.ts';
import { fermerFeuille, ligneXlsx, ouvrirFeuille, partiesFixes } from './feuille-xlsx.ts';

/** A sheet holds 1 048 576 rows: the heading, the lines, and one that says what is missing. */
const LIGNES_MAXIMUM = 1_048_574;
const SUITE = 'La suite du rapport dépasse ce qu’un tableur peut contenir : téléchargez-le au format CSV.';
const TAILLE_MORCEAU = 65_536;

const COLONNES_GROUPES: readonly { titre: string; largeur: number; valeur: (groupe: GroupeRapport) => string }[] = [
  { titre: 'Erreur', largeur: 50, valeur: ({ titre }) => titre },
  { titre: 'Donnée', largeur: 26, valeur: ({ donnee }) => donnee ?? '' },
  { titre: 'Nombre', largeur: 10, valeur: ({ nombre }) => String(nombre) },
  { titre: 'Première ligne', largeur: 14, valeur: ({ premiereLigne }) => String(premiereLigne ?? '') },
  { titre: 'Code', largeur: 30, valeur: ({ cle }) => cle },
];

type Partie = { ecrire(texte: string): void; finir(texte: string): void };

/** A zip whose pieces are taken out as they are made. Its date is fixed, so the same report gives the same bytes. */
const ouvrirZip = (): { partie(chemin: string): Partie; prendre(): Uint8Array[]; finir(): void } => {
  const encodeur = new TextEncoder();
  let pieces: Uint8Array[] = [];
  const zip = new Zip((erreur, piece) => {
    if (erreur) throw erreur;
    pieces.push(piece);
  });
  return {
    partie(chemin) {
      const entree = new ZipDeflate(chemin, { level: 6 });
      entree.mtime = '1980-01-01T00:00:00';
      zip.add(entree);
      return {
        ecrire: (texte) => entree.push(encodeur.encode(texte)),
        finir: (texte) => entree.push(encodeur.encode(texte), true),
      };
    },
    prendre() {
      const prises = pieces;
      pieces = [];
      return prises;
    },
    finir: () => zip.end(),
  };
};

const feuilleDesGroupes = (groupes: readonly GroupeRapport[]): string =>
  [
    ouvrirFeuille(COLONNES_GROUPES.map(({ largeur }) => largeur)),
    ligneXlsx(
      COLONNES_GROUPES.map(({ titre }) => titre),
      0,
    ),
    ...groupes.map((groupe, i) =>
      ligneXlsx(
        COLONNES_GROUPES.map(({ valeur }) => valeur(groupe)),
        i + 1,
      ),
    ),
    fermerFeuille(COLONNES_GROUPES.length, groupes.length + 1),
  ].join('');

/** The report as a spreadsheet, streamed: a sheet of all lines, a sheet of the groups; every cell is a text. */
export async function* ecrireRapportXlsx(lignes: LignesRapport): AsyncGenerator<Uint8Array> {
  const regroupement = new Regroupement();
  const zip = ouvrirZip();
  for (const [chemin, contenu] of Object.entries(partiesFixes(['Détail', 'Synthèse'])))
    zip.partie(chemin).finir(contenu);
  const detail = zip.partie('xl/worksheets/sheet1.xml');
  let attente =
    ouvrirFeuille(COLONNES.map(({ largeur }) => largeur)) +
    ligneXlsx(
      COLONNES.map(({ titre }) => titre),
      0,
    );
  let nombre = 1;
  for await (const ligne of lignes) {
    regroupement.compter(ligne);
    if (nombre > LIGNES_MAXIMUM + 1) continue;
    const valeurs = nombre > LIGNES_MAXIMUM ? [SUITE] : COLONNES.map(({ valeur }) => valeur(ligne));
    attente += ligneXlsx(valeurs, nombre);
    nombre += 1;
    if (attente.length < TAILLE_MORCEAU) continue;
    detail.ecrire(attente);
    attente = '';
    yield* zip.prendre();
  }
  detail.finir(attente + fermerFeuille(COLONNES.length, nombre));
  zip.partie('xl/worksheets/sheet2.xml').finir(feuilleDesGroupes(regroupement.resultat()));
  zip.finir();
  yield* zip.prendre();
}
