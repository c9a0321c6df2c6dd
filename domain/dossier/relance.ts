import { finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterJoursOuvres } from '../calendrier/jours-ouvres.ts';
import { DELAI_RELANCE_AGENTS_JOURS_OUVRES, type EtatDossier } from './dossier.ts';

/** True while an agent has to decide. */
export const attendUnAgent = (etat: EtatDossier): boolean => etat === 'RECU' || etat === 'EN_INSTRUCTION';

/** Instant from which the agents are reminded: the end, in Paris, of the fifth working day after the last act. */
export const prochaineRelanceAgents = (dernierActeLe: string): string =>
  finDuJourDeParis(ajouterJoursOuvres(jourDeParis(dernierActeLe), DELAI_RELANCE_AGENTS_JOURS_OUVRES));
