import { debutDuJourDeParis, finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterJours } from '../calendrier/jour.ts';
import { VALIDITE_JETON_JOURS } from '../compte/jeton.ts';

/** Calendar days (of Paris) after which unused identifiers are reminded of. */
const RAPPELS_INSCRIPTION_JOURS = [7, 15, 25] as const;

/** Hour (UTC) of the day at which they leave. */
export const HEURE_RAPPELS_UTC = 8;

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

/** Instants (ISO) at which the reminders of a link issued then leave, as long as it is not used. */
export const rappelsPrevus = (emisLe: string): string[] =>
  RAPPELS_INSCRIPTION_JOURS.map((jours) => {
    const jour = Date.parse(ajouterJours(jourDeParis(emisLe), jours));
    return new Date(jour + HEURE_RAPPELS_UTC * 3_600_000).toISOString();
  });
