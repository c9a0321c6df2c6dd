import { finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterJoursOuvres } from '../calendrier/jours-ouvres.ts';
import type { EtatDossier } from './dossier.ts';

/** Working days without any act after which the agents are reminded of a case. */
export const DELAI_RELANCE_AGENTS_JOURS_OUVRES = 5;

/** True while an agent has to decide; once the closing of a case is proposed, that is a decision too. */
export const attendUnAgent = (etat: EtatDossier, cloturePropose = false): boolean =>
  etat === 'RECU' || etat === 'EN_INSTRUCTION' || (etat === 'COMPLEMENT_DEMANDE' && cloturePropose);

/** Instant from which the agents are reminded: the end, in Paris, of the fifth working day after the last act. */
export const prochaineRelanceAgents = (dernierActeLe: string): string =>
  finDuJourDeParis(ajouterJoursOuvres(jourDeParis(dernierActeLe), DELAI_RELANCE_AGENTS_JOURS_OUVRES));
