import { jourExiste } from '../calendrier/jour.ts';
import { siretValide } from './siret.ts';

/** The three published files that matter (outside directories, RNCP and RS), told apart by their columns. */
export type NatureRepertoire = 'fiches' | 'certificateurs' | 'partenaires';

/** Values in the order of the nature's columns, null when unknown. */
export type LigneRepertoire = (string | null)[];

/** The published archive holds a dozen files, all with `Numero_Fiche`: by their names, the three that matter. */
export const fichierPublieUtile = (nom: string): boolean => /_(Standard|Certificateurs|Partenaires)_/i.test(nom);

/** Columns that only the standard file has; they come and go over the years, so one of them is enough. */
const COLONNES_DE_FICHE = ['Intitule', 'Actif', 'Date_Decision', 'Date_Effet', 'Date_Fin_Enregistrement'];

/** A file of another subject (blocs, CCN, codes ROME…), or without `Numero_Fiche`, is none of them. */
export const natureDuFichier = (colonnes: readonly string[]): NatureRepertoire | null => {
  if (!colonnes.includes('Numero_Fiche')) return null;
  if (colonnes.includes('Siret_Partenaire')) return 'partenaires';
  if (colonnes.includes('Siret_Certificateur')) return 'certificateurs';
  return COLONNES_DE_FICHE.some((colonne) => colonnes.includes(colonne)) ? 'fiches' : null;
};

const DATE_FRANCAISE = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** `JJ/MM/AAAA` as `AAAA-MM-JJ`; empty is unknown (null); anything else is undefined. */
const lireDate = (texte: string | undefined): string | null | undefined => {
  if (!texte) return null;
  const [, jour, mois, annee] = DATE_FRANCAISE.exec(texte) ?? [];
  return jourExiste(Number(annee), Number(mois), Number(jour)) ? `${annee}-${mois}-${jour}` : undefined;
};

/** Reads one published record; gives the row, or the sentence that says what is wrong with it. Nothing is ever invented. */
export const lireLigneRepertoire = (
  nature: NatureRepertoire,
  valeurs: Record<string, string>,
): LigneRepertoire | string => {
  const numero = valeurs.Numero_Fiche ?? '';
  if (!/^(RNCP|RS)\d+$/.test(numero)) return 'Numero_Fiche : RNCP ou RS suivi de chiffres attendu';
  if (nature === 'fiches') return lireFiche(numero, valeurs);
  const siretPublie = (nature === 'certificateurs' ? valeurs.Siret_Certificateur : valeurs.Siret_Partenaire) ?? '';
  const nom = (nature === 'certificateurs' ? valeurs.Nom_Certificateur : valeurs.Nom_Partenaire) ?? '';
  const sansBlancs = siretPublie.replace(/\s/g, '');
  const commune = [numero, siretPublie, siretValide(sansBlancs) ? sansBlancs : null, nom];
  return nature === 'certificateurs' ? commune : [...commune, valeurs.Habilitation_Partenaire || null];
};

const lireFiche = (numero: string, valeurs: Record<string, string>): LigneRepertoire | string => {
  const dates = {
    effet: lireDate(valeurs.Date_Effet),
    decision: lireDate(valeurs.Date_Decision),
    fin: lireDate(valeurs.Date_Fin_Enregistrement),
  };
  if (dates.effet === undefined) return 'Date_Effet : JJ/MM/AAAA attendu';
  if (dates.decision === undefined) return 'Date_Decision : JJ/MM/AAAA attendu';
  if (dates.fin === undefined) return 'Date_Fin_Enregistrement : JJ/MM/AAAA attendu';
  const actif = valeurs.Actif === 'ACTIVE' ? 'true' : valeurs.Actif === 'INACTIVE' ? 'false' : null;
  return [
    numero,
    valeurs.Intitule || null,
    actif,
    dates.effet ?? dates.decision,
    dates.fin,
    valeurs.Type_Enregistrement || null,
  ];
};

/** True when a SIRET cell cannot be used as it is: the row is kept, and said. */
export const siretAReprendre = (nature: NatureRepertoire, ligne: LigneRepertoire): boolean =>
  nature !== 'fiches' && ligne[2] === null;
