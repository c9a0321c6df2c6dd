/** What a single-use link opens. `sujetId`: the request followed, the contract to register, the person to validate. */
export type UsageJeton =
  | 'SUIVI_DEMANDE'
  | 'INSCRIPTION'
  | 'VALIDATION_COURRIEL'
  | 'DEMANDE_REMPLACEMENT'
  | 'SUIVI_REMPLACEMENT'
  | 'OPPOSITION_REMPLACEMENT'
  | 'NOMINATION';

/** Days of validity; a link that opens nothing any more leads to a sentence that says how to get another. */
export const VALIDITE_JETON_JOURS: Record<UsageJeton, number> = {
  SUIVI_DEMANDE: 365,
  INSCRIPTION: 30,
  VALIDATION_COURRIEL: 7,
  DEMANDE_REMPLACEMENT: 7,
  SUIVI_REMPLACEMENT: 365,
  OPPOSITION_REMPLACEMENT: 365,
  NOMINATION: 30,
};
