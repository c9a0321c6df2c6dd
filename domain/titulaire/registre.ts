import { type DefautNir, lireNir } from './nir.ts';
import { cleNom, cleNomTronque, clesPrenoms, LONGUEURS_DOSSIER } from './nom.ts';

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

/** A person of the register, with the keys by which the funnel compares; `null` is what the register does not know. */
export type PersonneDuRegistre = {
  nir: string;
  nomNaissance: string;
  nomUsage: string | null;
  prenoms: string;
  nomNaissanceCle: string;
  prenom1Cle: string;
  autresPrenomsCle: string[] | null;
  nomUsageCle: string | null;
  sexe: string;
  codeCommuneNaissance: string | null;
  libelleCommuneNaissance: string | null;
  codePaysNaissance: string | null;
  codesPostaux: string[] | null;
  anneeNaissance: number;
  moisNaissance: number | null;
  jourNaissance: number | null;
};

/** A CPF training file; its keys are cut to what a deposit's fields can hold. */
export type DossierDuRegistre = {
  idDossier: string;
  nomTitulaire: string;
  prenom1Titulaire: string;
  nomCle: string;
  prenom1Cle: string;
  nir: string;
};

/** What a line says, or why the line is refused: in French, without any of its values. */
export type Lecture<R> = { rangee: R } | { motif: string };

/** Reads a line of PERSONNES.csv and computes its comparison keys. */
export const lirePersonne = (ligne: LignePersonne): Lecture<PersonneDuRegistre> =>
  tenter(() => {
    const [prenom1 = '', ...autres] = clesPrenoms(texte('prenoms', ligne.prenoms, 500));
    return {
      nir: nir(ligne.nir),
      nomNaissance: texte('nomNaissance', ligne.nomNaissance, 200),
      nomUsage: texteOuRien('nomUsage', ligne.nomUsage, 200),
      prenoms: ligne.prenoms,
      nomNaissanceCle: cle('nomNaissance', ligne.nomNaissance),
      prenom1Cle: prenom1 || refuser('prenoms vide'),
      autresPrenomsCle: autres.length > 0 ? autres : null,
      nomUsageCle: cleNom(ligne.nomUsage) || null,
      sexe: /^[MF]$/.test(ligne.sexe) ? ligne.sexe : refuser('sexe autre que M ou F'),
      codeCommuneNaissance: code('codeCommuneNaissance', ligne.codeCommuneNaissance, /^[0-9A-Z]{5}$/),
      libelleCommuneNaissance: texteOuRien('libelleCommuneNaissance', ligne.libelleCommuneNaissance, 200),
      codePaysNaissance: code('codePaysNaissance', ligne.codePaysNaissance, /^[0-9A-Z]{3}$/),
      codesPostaux: codesPostaux(ligne.codesPostaux),
      anneeNaissance: entier('anneeNaissance', ligne.anneeNaissance, 1800, 2099) ?? refuser('anneeNaissance vide'),
      moisNaissance: entier('moisNaissance', ligne.moisNaissance, 1, 12),
      jourNaissance: entier('jourNaissance', ligne.jourNaissance, 1, 31),
    };
  });

/** Reads a line of DOSSIERS.csv; its keys are cut to what a deposit's fields can hold. */
export const lireDossier = (ligne: LigneDossier): Lecture<DossierDuRegistre> =>
  tenter(() => ({
    idDossier: texte('idDossier', ligne.idDossier, 13),
    nomTitulaire: texte('nomTitulaire', ligne.nomTitulaire, 200),
    prenom1Titulaire: texte('prenom1Titulaire', ligne.prenom1Titulaire, 200),
    nomCle: cle('nomTitulaire', ligne.nomTitulaire, LONGUEURS_DOSSIER.nom),
    prenom1Cle: cle('prenom1Titulaire', ligne.prenom1Titulaire, LONGUEURS_DOSSIER.prenom),
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
