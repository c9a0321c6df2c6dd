import { debutDuJourDeParis, finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterJours } from '../calendrier/jour.ts';
import { VALIDITE_JETON_JOURS } from '../compte/jeton.ts';

/** Calendar days (of Paris) after which unused identifiers are reminded of. */
const RAPPELS_INSCRIPTION_JOURS = [7, 15, 25] as const;

/** Links issued from `depuis` (included) to `avant` (excluded) are due the reminder of that rank. ISO instants. */
export type FenetreRappel = { rang: number; depuis: string; avant: string };

/**
 * Which links are due which reminder on the day of `le`. A day without run is made up for on the next one; a rank whose
 * time has passed gives way to the following, so that two reminders never leave together.
 */
export const fenetresRappel = (le: string): FenetreRappel[] => {
  const jour = jourDeParis(le);
  return RAPPELS_INSCRIPTION_JOURS.map((jours, index) => {
    const suivant = RAPPELS_INSCRIPTION_JOURS[index + 1] ?? VALIDITE_JETON_JOURS.INSCRIPTION;
    return {
      rang: index + 1,
      depuis: debutDuJourDeParis(ajouterJours(jour, 1 - suivant)),
      avant: finDuJourDeParis(ajouterJours(jour, -jours)),
    };
  });
};
