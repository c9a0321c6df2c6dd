import { PERSONNES_DEMONSTRATION } from '../../database/seeders/personnes-demonstration.ts';
import type { PersonneFictive } from '../../database/seeders/personnes-fictives.ts';

const { unique, parDate, parCommune, jumelle } = PERSONNES_DEMONSTRATION;

export type NomTitulaire =
  | 'SEULE'
  | 'PAR_DATE'
  | 'PAR_COMMUNE'
  | 'INCONNUE'
  | 'AUTRE_JOUR'
  | 'AUTRE_COMMUNE'
  | 'JUMELLE';

/** Holders of the scenarios: who they are for the register, and how the file names them. */
export const TITULAIRES: Record<NomTitulaire, { description: string; personne: PersonneFictive }> = {
  SEULE: { description: 'une personne seule à porter ce nom, ce prénom, ce sexe et cette année', personne: unique },
  PAR_DATE: { description: 'une personne que le jour et le mois distinguent de son homonyme', personne: parDate },
  PAR_COMMUNE: { description: 'une personne que la commune de naissance distingue', personne: parCommune },
  INCONNUE: {
    description: 'une personne que le registre ne connaît pas',
    personne: { ...unique, nomNaissance: 'PERSONNE-NE-PORTE-CE-NOM' },
  },
  AUTRE_JOUR: {
    description: 'deux homonymes, dont aucun n’est né ce jour-là',
    personne: { ...parDate, jourNaissance: 28 },
  },
  AUTRE_COMMUNE: {
    description: 'deux homonymes nés le même jour, dont aucun dans cette commune',
    personne: { ...parCommune, codeCommuneNaissance: '75056' },
  },
  JUMELLE: { description: 'deux personnes que rien ne distingue', personne: jumelle },
};
