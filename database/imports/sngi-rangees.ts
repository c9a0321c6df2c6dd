import { type DefautNir, lireNir } from '../../domain/titulaire/nir.ts';
import { cleNom, cleNomTronque, clesPrenoms, LONGUEURS_DOSSIER } from '../../domain/titulaire/nom.ts';
import type { Cellule } from './copie.ts';

export const COLONNES_PERSONNES = [
  'nir',
  'nomNaissance',
  'nomUsage',
  'prenoms',
  'sexe',
  'anneeNaissance',
  'moisNaissance',
  'jourNaissance',
  'codeCommuneNaissance',
  'libelleCommuneNaissance',
  'codePaysNaissance',
  'codesPostaux',
] as const;

export const COLONNES_DOSSIERS = ['idDossier', 'nomTitulaire', 'prenom1Titulaire', 'nir'] as const;

/** A line of a file of the register, in text, as the CSV gives it; a value may be empty where the datum may be unknown. */
export type LignePersonne = Record<(typeof COLONNES_PERSONNES)[number], string>;
export type LigneDossier = Record<(typeof COLONNES_DOSSIERS)[number], string>;

export type TableSngi = 'personne' | 'dossier_formation';

/** Columns of the tables of schema `sngi`, in the order in which they are sent. */
export const COLONNES_TABLES = {
  personne: [
    'nir',
    'nom_naissance',
    'nom_usage',
    'prenoms',
    'nom_naissance_cle',
    'prenom1_cle',
    'autres_prenoms_cle',
    'nom_usage_cle',
    'sexe',
    'code_commune_naissance',
    'libelle_commune_naissance',
    'code_pays_naissance',
    'codes_postaux',
    'annee_naissance',
    'mois_naissance',
    'jour_naissance',
  ],
  dossier_formation: ['id_dossier', 'nom_titulaire', 'prenom1_titulaire', 'nom_cle', 'prenom1_cle', 'nir'],
} as const satisfies Record<TableSngi, readonly string[]>;

type Rangee<Table extends TableSngi> = Record<(typeof COLONNES_TABLES)[Table][number], Cellule>;
export type RangeePersonne = Rangee<'personne'>;
export type RangeeDossier = Rangee<'dossier_formation'>;

/** A row ready for the table, or why the line is refused: in French, without any of its values. */
export type Lecture<R> = { rangee: R } | { motif: string };

/** Reads a line of PERSONNES.csv and computes its comparison keys. */
export const lirePersonne = (ligne: LignePersonne): Lecture<RangeePersonne> =>
  tenter(() => {
    const [prenom1 = '', ...autres] = clesPrenoms(texte('prenoms', ligne.prenoms, 500));
    return {
      nir: nir(ligne.nir),
      nom_naissance: texte('nomNaissance', ligne.nomNaissance, 200),
      nom_usage: texteOuRien('nomUsage', ligne.nomUsage, 200),
      prenoms: ligne.prenoms,
      nom_naissance_cle: cle('nomNaissance', ligne.nomNaissance),
      prenom1_cle: prenom1 || refuser('prenoms vide'),
      autres_prenoms_cle: autres.length > 0 ? autres : null,
      nom_usage_cle: cleNom(ligne.nomUsage) || null,
      sexe: /^[MF]$/.test(ligne.sexe) ? ligne.sexe : refuser('sexe autre que M ou F'),
      code_commune_naissance: code('codeCommuneNaissance', ligne.codeCommuneNaissance, /^[0-9A-Z]{5}$/),
      libelle_commune_naissance: texteOuRien('libelleCommuneNaissance', ligne.libelleCommuneNaissance, 200),
      code_pays_naissance: code('codePaysNaissance', ligne.codePaysNaissance, /^[0-9A-Z]{3}$/),
      codes_postaux: codesPostaux(ligne.codesPostaux),
      annee_naissance: entier('anneeNaissance', ligne.anneeNaissance, 1800, 2099) ?? refuser('anneeNaissance vide'),
      mois_naissance: entier('moisNaissance', ligne.moisNaissance, 1, 12),
      jour_naissance: entier('jourNaissance', ligne.jourNaissance, 1, 31),
    };
  });

/** Reads a line of DOSSIERS.csv; its keys are cut to what a deposit's fields can hold. */
export const lireDossier = (ligne: LigneDossier): Lecture<RangeeDossier> =>
  tenter(() => ({
    id_dossier: texte('idDossier', ligne.idDossier, 13),
    nom_titulaire: texte('nomTitulaire', ligne.nomTitulaire, 200),
    prenom1_titulaire: texte('prenom1Titulaire', ligne.prenom1Titulaire, 200),
    nom_cle: cle('nomTitulaire', ligne.nomTitulaire, LONGUEURS_DOSSIER.nom),
    prenom1_cle: cle('prenom1Titulaire', ligne.prenom1Titulaire, LONGUEURS_DOSSIER.prenom),
    nir: nir(ligne.nir),
  }));

class LigneRefusee extends Error {}

const refuser = (motif: string): never => {
  throw new LigneRefusee(motif);
};

const tenter = <R>(lire: () => R): Lecture<R> => {
  try {
    return { rangee: lire() };
  } catch (erreur) {
    if (erreur instanceof LigneRefusee) return { motif: erreur.message };
    throw erreur;
  }
};

const MOTIFS_NIR: Record<DefautNir, string> = {
  FORME: 'nir mal formé',
  MOIS: 'nir dont le mois n’existe pas',
  CLE: 'nir dont la clé est fausse',
};

const nir = (valeur: string): string => {
  const lu = lireNir(valeur);
  return lu.valide ? lu.nir : refuser(MOTIFS_NIR[lu.defaut]);
};

const texte = (colonne: string, valeur: string, longueurMax: number): string => {
  if (valeur === '') refuser(`${colonne} vide`);
  return valeur.length > longueurMax ? refuser(`${colonne} de plus de ${longueurMax} caractères`) : valeur;
};

const texteOuRien = (colonne: string, valeur: string, longueurMax: number): string | null =>
  valeur === '' ? null : texte(colonne, valeur, longueurMax);

const cle = (colonne: string, nom: string, longueur?: number): string =>
  (longueur === undefined ? cleNom(nom) : cleNomTronque(nom, longueur)) || refuser(`${colonne} vide`);

const code = (colonne: string, valeur: string, forme: RegExp): string | null => {
  const majuscules = valeur.toUpperCase();
  if (majuscules === '') return null;
  return forme.test(majuscules) ? majuscules : refuser(`${colonne} mal formé`);
};

const codesPostaux = (valeur: string): string[] | null => {
  const codes = valeur
    .split(',')
    .map((un) => code('codesPostaux', un.trim(), /^[^\s,]{1,9}$/))
    .filter((un) => un !== null);
  return codes.length > 0 ? codes : null;
};

const entier = (colonne: string, valeur: string, min: number, max: number): number | null => {
  if (valeur === '') return null;
  const nombre = /^\d{1,4}$/.test(valeur) ? Number(valeur) : Number.NaN;
  return nombre >= min && nombre <= max ? nombre : refuser(`${colonne} hors de ${min} à ${max}`);
};
