import { cleNir } from '../../domain/titulaire/nir.ts';
import type { PersonneFictive } from './personnes-fictives.ts';

const personne = (
  nir: string,
  change: Partial<PersonneFictive> & Pick<PersonneFictive, 'nomNaissance' | 'prenoms'>,
): PersonneFictive => ({
  nir: `${nir}${cleNir(nir)}`,
  nomUsage: '',
  sexe: nir.startsWith('1') ? 'M' : 'F',
  anneeNaissance: 1991,
  moisNaissance: 7,
  jourNaissance: 14,
  codeCommuneNaissance: '29019',
  libelleCommuneNaissance: 'BREST',
  codePaysNaissance: '',
  codesPostaux: ['29200'],
  ...change,
});

/**
 * Fictional persons whose cases are known in advance, beside those drawn at random: one of each outcome of the match. Used
 * by the demonstration and by the scenarios.
 */
export const PERSONNES_DEMONSTRATION = {
  /** Found by name, first name, sex and year. */
  unique: personne('1910729019901', { nomNaissance: 'KERVADEC-DÉMO', prenoms: ['Jean-François', 'Élie'] }),
  /** Found among two by day and month. */
  parDate: personne('2880329019902', {
    nomNaissance: 'ROUSSELOT-DÉMO',
    prenoms: ['Maëlle'],
    anneeNaissance: 1988,
    moisNaissance: 3,
    jourNaissance: 2,
  }),
  homonymeDeDate: personne('2880929019903', {
    nomNaissance: 'ROUSSELOT-DÉMO',
    prenoms: ['Maëlle'],
    anneeNaissance: 1988,
    moisNaissance: 9,
    jourNaissance: 21,
  }),
  /** Found among two by commune. */
  parCommune: personne('1950529019904', {
    nomNaissance: 'LE GUEN-DÉMO',
    prenoms: ['Yann'],
    anneeNaissance: 1995,
    moisNaissance: 5,
    jourNaissance: 6,
  }),
  homonymeDeCommune: personne('1950535238905', {
    nomNaissance: 'LE GUEN-DÉMO',
    prenoms: ['Yann'],
    anneeNaissance: 1995,
    moisNaissance: 5,
    jourNaissance: 6,
    codeCommuneNaissance: '35238',
    libelleCommuneNaissance: 'RENNES',
    codesPostaux: ['35000', '35200', '35700'],
  }),
  /** Two whom nothing in a deposit tells apart. */
  jumelle: personne('2001129019906', {
    nomNaissance: 'PRIGENT-DÉMO',
    prenoms: ['Anna'],
    anneeNaissance: 2000,
    moisNaissance: 11,
    jourNaissance: 30,
  }),
  jumelleBis: personne('2001129019907', {
    nomNaissance: 'PRIGENT-DÉMO',
    prenoms: ['Anna'],
    anneeNaissance: 2000,
    moisNaissance: 11,
    jourNaissance: 30,
  }),
} as const;
