import { DELAI_CHANGEMENT_COURRIEL_JOURS } from './changement-courriel.ts';

/**
 * What a single-use link opens. `sujetId`: the request followed, the contract to register, the person to validate, invited
 * or who forgot her password, the change of mail.
 */
export type UsageJeton =
  | 'SUIVI_DEMANDE'
  | 'INSCRIPTION'
  | 'VALIDATION_COURRIEL'
  | 'DEMANDE_REMPLACEMENT'
  | 'SUIVI_REMPLACEMENT'
  | 'OPPOSITION_REMPLACEMENT'
  | 'INVITATION'
  | 'MOT_DE_PASSE'
  | 'COURRIEL_NOUVEAU'
  | 'COURRIEL_ANCIEN';

/** Days of validity; a link that opens nothing any more leads to a sentence that says how to get another. */
export const VALIDITE_JETON_JOURS: Record<UsageJeton, number> = {
  SUIVI_DEMANDE: 365,
  INSCRIPTION: 30,
  VALIDATION_COURRIEL: 7,
  DEMANDE_REMPLACEMENT: 7,
  SUIVI_REMPLACEMENT: 365,
  OPPOSITION_REMPLACEMENT: 365,
  INVITATION: 15,
  MOT_DE_PASSE: 1,
  COURRIEL_NOUVEAU: DELAI_CHANGEMENT_COURRIEL_JOURS,
  COURRIEL_ANCIEN: DELAI_CHANGEMENT_COURRIEL_JOURS,
};
