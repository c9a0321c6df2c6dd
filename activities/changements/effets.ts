import type { GenreChangement } from '../../domain/changement/changement.ts';
import { changerContact } from './changer-contact.ts';
import { changerDeposants } from './changer-deposants.ts';
import { changerSiret } from './changer-siret.ts';
import type { EffetChangement } from './contexte.ts';
import { ouvrirAssistance } from './ouvrir-assistance.ts';

/** What each kind of change does once an agent has confirmed it. */
export const EFFETS_CHANGEMENT: Record<GenreChangement, EffetChangement> = {
  NOUVEAU_CONTACT: changerContact,
  NOUVEAU_SIRET: changerSiret,
  ASSISTANCE: ouvrirAssistance,
  DEPOSANTS: changerDeposants,
};
