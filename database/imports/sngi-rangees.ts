import type { DossierDuRegistre, PersonneDuRegistre } from '../../domain/titulaire/registre.ts';

export type TableSngi = 'personne' | 'dossier_formation';

/** What goes into each table, in the order in which it is sent; a column bears the name of its field in snake case. */
export const CHAMPS = {
  personne: [
    'nir',
    'nomNaissance',
    'nomUsage',
    'prenoms',
    'nomNaissanceCle',
    'prenom1Cle',
    'autresPrenomsCle',
    'nomUsageCle',
    'sexe',
    'codeCommuneNaissance',
    'libelleCommuneNaissance',
    'codePaysNaissance',
    'codesPostaux',
    'anneeNaissance',
    'moisNaissance',
    'jourNaissance',
  ] as const satisfies readonly (keyof PersonneDuRegistre)[],
  dossier_formation: [
    'idDossier',
    'nomTitulaire',
    'prenom1Titulaire',
    'nomCle',
    'prenom1Cle',
    'nir',
  ] as const satisfies readonly (keyof DossierDuRegistre)[],
};

/** Columns of a table of schema `sngi`, in the order of its fields. */
export const colonnesDe = (table: TableSngi): string[] =>
  CHAMPS[table].map((champ) => champ.replace(/[A-Z]/g, (lettre) => `_${lettre.toLowerCase()}`));
