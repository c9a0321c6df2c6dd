import type { EtatDepot } from './depot.ts';

/** What a treatment found. */
export type Bilan = { nombreErreurs: number; nombreKo: number };

/** States in which a treatment ends. */
export type EtatIssue = Extract<EtatDepot, 'REJETE' | 'TRAITE_AVEC_SUCCES' | 'TRAITE_AVEC_ERREURS'>;

/** State of a deposit whose treatment is over: errors of the file reject it whole, errors of passages do not. */
export const issueDepot = ({ nombreErreurs, nombreKo }: Bilan): EtatIssue => {
  if (nombreErreurs > 0) return 'REJETE';
  return nombreKo > 0 ? 'TRAITE_AVEC_ERREURS' : 'TRAITE_AVEC_SUCCES';
};

/** True when the deposit proves that its organismes have the means to send: the schema passed, and it was treated. */
export const accroche = (etat: EtatDepot): boolean => etat === 'TRAITE_AVEC_SUCCES' || etat === 'TRAITE_AVEC_ERREURS';

/** Codes of deposits that no retry repairs; an operator looks, then resumes. */
export type IncidentDepot =
  | 'MOTEUR_EN_PANNE'
  | 'FICHIER_ABSENT'
  | 'FICHIER_ALTERE'
  | 'DELAI_DEPASSE'
  | 'ERREUR_INATTENDUE';
