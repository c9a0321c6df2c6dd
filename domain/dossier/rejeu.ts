import { type EtatDossier, TRANSITIONS_DOSSIER } from './dossier.ts';

/** A line of the journal on one case, in the order in which lines were written. */
export type LigneDossier = { acte: string; etatAvant: EtatDossier | null; etatApres: EtatDossier };

export type RejeuDossier = {
  /** State that the journal leads to; null without any line. */
  etat: EtatDossier | null;
  /** Lines that do not follow the one before, or that the life cycle does not allow. */
  fautes: { rang: number; acte: string; motif: 'NE_SUIT_PAS' | 'TRANSITION_INTERDITE' }[];
};

/** Plays the life of a case again from its journal alone: what an auditor does to believe the row. */
export const rejouerDossier = (lignes: readonly LigneDossier[]): RejeuDossier => {
  const rejeu: RejeuDossier = { etat: null, fautes: [] };
  lignes.forEach(({ acte, etatAvant, etatApres }, rang) => {
    if (etatAvant !== rejeu.etat) rejeu.fautes.push({ rang, acte, motif: 'NE_SUIT_PAS' });
    if (etatAvant !== null && etatAvant !== etatApres && !TRANSITIONS_DOSSIER[etatAvant].includes(etatApres))
      rejeu.fautes.push({ rang, acte, motif: 'TRANSITION_INTERDITE' });
    rejeu.etat = etatApres;
  });
  return rejeu;
};
