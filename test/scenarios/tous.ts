import { ACCROCHAGE, DEMANDE_JOINTE, REFUS_PUIS_NOUVELLE_DEMANDE } from './accrochage.ts';
import { DEPOSANT_POUR_UN_CERTIFICATEUR, ORGANISME_DE_L_ANNUAIRE } from './annuaire.ts';
import { FICHIERS_REJETES, MEME_FICHIER, SEPT_PHRASES } from './depots.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, in the order in which the documentation tells them. */
export const SCENARIOS: readonly Scenario[] = [
  ACCROCHAGE,
  REFUS_PUIS_NOUVELLE_DEMANDE,
  DEMANDE_JOINTE,
  SEPT_PHRASES,
  MEME_FICHIER,
  FICHIERS_REJETES,
  ORGANISME_DE_L_ANNUAIRE,
  DEPOSANT_POUR_UN_CERTIFICATEUR,
];
