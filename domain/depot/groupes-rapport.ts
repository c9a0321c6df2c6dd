import type { LigneRapport, NatureLigne } from './rapport-detaille.ts';

/** All faults of one kind on one datum: what a person corrects in one go. */
export type GroupeRapport = Pick<LigneRapport, 'nature' | 'cle' | 'titre' | 'donnee'> & {
  nombre: number;
  /** The first one, as an example. */
  premiereLigne?: number;
};

/** A file of 10 000 errors has few kinds; a hostile one must not have many. */
const GROUPES_MAXIMUM = 1_000;

const ORDRE: Record<NatureLigne, number> = {
  REFUS: 0,
  REJET_FICHIER: 1,
  SCHEMA: 2,
  REJET_PASSAGE: 3,
  AVERTISSEMENT: 4,
};

/** Groups lines by datum and kind as they pass, most serious then most frequent first. */
export class Regroupement {
  private readonly groupes = new Map<string, GroupeRapport>();

  /** Counts the line and gives it back, so that a report is grouped while it is written. */
  compter(ligne: LigneRapport): LigneRapport {
    const { nature, cle, titre, donnee } = ligne;
    const repere = [nature, cle, donnee ?? ''].join(' ');
    const groupe = this.groupes.get(repere);
    if (groupe) groupe.nombre += 1;
    else if (this.groupes.size < GROUPES_MAXIMUM)
      this.groupes.set(repere, {
        nature,
        cle,
        titre,
        ...(donnee !== undefined && { donnee }),
        nombre: 1,
        ...(ligne.ligne !== undefined && { premiereLigne: ligne.ligne }),
      });
    return ligne;
  }

  resultat(): GroupeRapport[] {
    return [...this.groupes.values()].sort((a, b) => ORDRE[a.nature] - ORDRE[b.nature] || b.nombre - a.nombre);
  }
}
