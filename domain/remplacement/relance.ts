import { jourDeParis } from '../calendrier/heure-de-paris.ts';
import { estJourOuvre } from '../calendrier/jours-ouvres.ts';
import { prochaineRelanceAgents } from '../dossier/relance.ts';

/**
 * Whether the agents are reminded, at that instant, of a request that waits for them since another: as long after the last
 * act as for a case, then on each working day.
 */
export const relanceDue = (depuis: string, le: string): boolean =>
  estJourOuvre(jourDeParis(le)) && Date.parse(prochaineRelanceAgents(depuis)) <= Date.parse(le);
