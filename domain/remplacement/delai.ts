import { finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { echeanceEnJours } from '../calendrier/jours-ouvres.ts';
import { VALIDITE_JETON_JOURS } from '../compte/jeton.ts';

/** Calendar days left to whoever may oppose, once an agent has accepted. */
export const DELAI_OPPOSITION_JOURS = 15;

const MS_PAR_JOUR = 86_400_000;

/** Instant at which an accepted replacement takes effect: the end, in Paris, of the fifteenth day or of the next working one. */
export const finDuDelaiOpposition = (accepteLe: string): string =>
  finDuJourDeParis(echeanceEnJours(jourDeParis(accepteLe), DELAI_OPPOSITION_JOURS));

/** Instant at which a request that was never completed is forgotten: with its link. */
export const finDuDelaiCompletion = (ouvertLe: string): string =>
  new Date(Date.parse(ouvertLe) + VALIDITE_JETON_JOURS.DEMANDE_REMPLACEMENT * MS_PAR_JOUR).toISOString();
