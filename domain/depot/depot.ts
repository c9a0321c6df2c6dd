import { BusinessError } from '../errors.ts';

/** Life of a deposit, in the words of the Caisse (receipts; process, step 4). */
export type EtatDepot =
  | 'RECU'
  | 'EN_COURS'
  | 'REJETE'
  | 'TRAITE_AVEC_SUCCES'
  | 'TRAITE_AVEC_ERREURS'
  | 'ECHEC_TECHNIQUE'
  | 'ANNULE';

/** RECU → EN_COURS once the schema check passed; REJETE is the failed schema check or a refusal of the whole file. */
const TRANSITIONS_DEPOT: Record<EtatDepot, readonly EtatDepot[]> = {
  RECU: ['EN_COURS', 'REJETE', 'ECHEC_TECHNIQUE', 'ANNULE'],
  EN_COURS: ['REJETE', 'TRAITE_AVEC_SUCCES', 'TRAITE_AVEC_ERREURS', 'ECHEC_TECHNIQUE', 'ANNULE'],
  ECHEC_TECHNIQUE: ['RECU'],
  REJETE: [],
  TRAITE_AVEC_SUCCES: [],
  TRAITE_AVEC_ERREURS: [],
  ANNULE: [],
};

/** The official wording of a state, as the organisme reads it. */
export const STATUT_OFFICIEL: Record<EtatDepot, string> = {
  RECU: 'Réceptionné',
  EN_COURS: 'Traitement en cours',
  REJETE: 'Traitement avec erreurs',
  TRAITE_AVEC_SUCCES: 'Traité avec succès',
  TRAITE_AVEC_ERREURS: 'Traité avec erreurs',
  ECHEC_TECHNIQUE: 'Traitement suspendu par un incident technique',
  ANNULE: 'Annulé',
};

/** Refuses a change that the life cycle does not know (TRANSITION_INTERDITE). */
export const exigerTransitionDepot = (de: EtatDepot, vers: EtatDepot): void => {
  if (!TRANSITIONS_DEPOT[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Un dépôt ${de} ne peut pas devenir ${vers}.`, { de, vers });
};

/** True once nothing more will happen to the deposit by itself. */
export const depotTermine = (etat: EtatDepot): boolean =>
  etat === 'ECHEC_TECHNIQUE' || TRANSITIONS_DEPOT[etat].length === 0;
