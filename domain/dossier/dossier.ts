import { BusinessError } from '../errors.ts';

/**
 * Life of a case (dossier d'accrochage), from the contact form to the first treated deposit (process, steps 1 to 4).
 */
export type EtatDossier =
  | 'RECU'
  | 'EN_INSTRUCTION'
  | 'ACCEPTE'
  | 'IDENTIFIANTS_EMIS'
  | 'COMPTE_ACTIF'
  | 'ACCROCHE'
  | 'REFUSE';

/**
 * ACCROCHE may follow IDENTIFIANTS_EMIS at once: an operator or a déposant deposited for an organisme without account.
 */
export const TRANSITIONS_DOSSIER: Record<EtatDossier, readonly EtatDossier[]> = {
  RECU: ['EN_INSTRUCTION', 'ACCEPTE', 'REFUSE'],
  EN_INSTRUCTION: ['ACCEPTE', 'REFUSE'],
  ACCEPTE: ['IDENTIFIANTS_EMIS'],
  IDENTIFIANTS_EMIS: ['COMPTE_ACTIF', 'ACCROCHE'],
  COMPTE_ACTIF: ['ACCROCHE'],
  ACCROCHE: [],
  REFUSE: [],
};

export const LIBELLE_ETAT_DOSSIER: Record<EtatDossier, string> = {
  RECU: 'À prendre',
  EN_INSTRUCTION: 'En cours d’instruction',
  ACCEPTE: 'Accepté',
  IDENTIFIANTS_EMIS: 'Identifiants émis',
  COMPTE_ACTIF: 'Compte actif',
  ACCROCHE: 'Accroché',
  REFUSE: 'Refusé',
};

/** Acts of an agent on a case, with the states in which they are allowed. */
export type ActeDossier = 'prendre' | 'accepter' | 'refuser';

export const ACTES_DOSSIER: Record<ActeDossier, { depuis: readonly EtatDossier[]; vers: EtatDossier }> = {
  prendre: { depuis: ['RECU', 'EN_INSTRUCTION'], vers: 'EN_INSTRUCTION' },
  accepter: { depuis: ['RECU', 'EN_INSTRUCTION'], vers: 'ACCEPTE' },
  refuser: { depuis: ['RECU', 'EN_INSTRUCTION'], vers: 'REFUSE' },
};

/** Refuses a change that the life cycle does not know (TRANSITION_INTERDITE). */
export const exigerTransitionDossier = (de: EtatDossier, vers: EtatDossier): void => {
  if (!TRANSITIONS_DOSSIER[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Un dossier ${de} ne peut pas devenir ${vers}.`, { de, vers });
};

/** True while the case still awaits a decision or an event: at most one such case per SIRET. */
export const dossierOuvert = (etat: EtatDossier): boolean => etat !== 'REFUSE';

/** Working days without any act after which the agents are reminded of a case. */
export const DELAI_RELANCE_AGENTS_JOURS_OUVRES = 5;
