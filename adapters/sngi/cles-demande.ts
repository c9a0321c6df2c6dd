import type { TitulaireLu } from '../../domain/depot/analyse.ts';
import { cleNom } from '../../domain/titulaire/nom.ts';

/** A holder as the funnel compares it; `null` where the deposit gives nothing to compare. */
export type TitulaireEnCles = {
  nom: string;
  prenom1: string;
  sexe: 'M' | 'F';
  annee: number;
  mois: number | null;
  jour: number | null;
  commune: string | null;
  codePostal: string | null;
  pays: string | null;
  prenom2: string | null;
  prenom3: string | null;
  nomUsage: string | null;
};

/** A value made of blanks says nothing. */
const cleOuRien = (nom: string | undefined): string | null => cleNom(nom ?? '') || null;

const codeOuRien = (code: string | undefined): string | null => code?.trim().toUpperCase() || null;

/** The country is compared for births abroad; a French commune makes a country written by mistake harmless. */
const paysDeNaissance = (titulaire: TitulaireLu): string | null => {
  const commune = codeOuRien(titulaire.codeInsee);
  return commune === null || commune.startsWith('99') ? codeOuRien(titulaire.codePaysNaissance) : null;
};

/** Turns a holder into keys, by the same functions as the register's rows. */
export const mettreEnCles = (titulaire: TitulaireLu): TitulaireEnCles => ({
  nom: cleNom(titulaire.nomNaissance),
  prenom1: cleNom(titulaire.prenom1),
  sexe: titulaire.sexe,
  annee: titulaire.anneeNaissance,
  mois: titulaire.moisNaissance ?? null,
  jour: titulaire.jourNaissance ?? null,
  commune: codeOuRien(titulaire.codeInsee),
  codePostal: codeOuRien(titulaire.codePostal),
  pays: paysDeNaissance(titulaire),
  prenom2: cleOuRien(titulaire.prenom2),
  prenom3: cleOuRien(titulaire.prenom3),
  nomUsage: cleOuRien(titulaire.nomUsage),
});
