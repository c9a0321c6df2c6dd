import { BusinessError } from '../errors.ts';

/**
 * Life of a case (dossier d'accrochage), from the contact form to the first treated deposit (process, steps 1 to 4), with
 * the ways out of it: refused, closed without follow-up, merged into the case of the right SIRET.
 */
export type EtatDossier =
  | 'RECU'
  | 'EN_INSTRUCTION'
  | 'COMPLEMENT_DEMANDE'
  | 'EN_ATTENTE'
  | 'ACCEPTE'
  | 'IDENTIFIANTS_EMIS'
  | 'COMPTE_ACTIF'
  | 'ACCROCHE'
  | 'REFUSE'
  | 'CLOS'
  | 'FUSIONNE';

/**
 * ACCROCHE may follow IDENTIFIANTS_EMIS at once: an operator or a déposant deposited for an organisme without account.
 * EN_ATTENTE goes back to where it came from. REFUSE and CLOS may be reopened.
 */
export const TRANSITIONS_DOSSIER: Record<EtatDossier, readonly EtatDossier[]> = {
  RECU: ['EN_INSTRUCTION', 'COMPLEMENT_DEMANDE', 'EN_ATTENTE', 'ACCEPTE', 'REFUSE', 'CLOS', 'FUSIONNE'],
  EN_INSTRUCTION: ['COMPLEMENT_DEMANDE', 'EN_ATTENTE', 'ACCEPTE', 'REFUSE', 'CLOS', 'FUSIONNE'],
  COMPLEMENT_DEMANDE: ['EN_INSTRUCTION', 'EN_ATTENTE', 'ACCEPTE', 'REFUSE', 'CLOS', 'FUSIONNE'],
  EN_ATTENTE: ['RECU', 'EN_INSTRUCTION', 'COMPLEMENT_DEMANDE'],
  ACCEPTE: ['IDENTIFIANTS_EMIS'],
  IDENTIFIANTS_EMIS: ['COMPTE_ACTIF', 'ACCROCHE'],
  COMPTE_ACTIF: ['ACCROCHE'],
  ACCROCHE: [],
  REFUSE: ['EN_INSTRUCTION'],
  CLOS: ['EN_INSTRUCTION'],
  FUSIONNE: [],
};

export const LIBELLE_ETAT_DOSSIER: Record<EtatDossier, string> = {
  RECU: 'À prendre',
  EN_INSTRUCTION: 'En cours d’instruction',
  COMPLEMENT_DEMANDE: 'En attente de l’organisme',
  EN_ATTENTE: 'Mis en attente',
  ACCEPTE: 'Accepté',
  IDENTIFIANTS_EMIS: 'Identifiants émis',
  COMPTE_ACTIF: 'Compte actif',
  ACCROCHE: 'Accroché',
  REFUSE: 'Refusé',
  CLOS: 'Clos sans suite',
  FUSIONNE: 'Fusionné avec un autre dossier',
};

/** States in which the case is over: a later form opens another one. */
export const ETATS_FINIS = ['REFUSE', 'CLOS', 'FUSIONNE'] as const satisfies readonly EtatDossier[];

/** States in which an agent still has to decide. */
export const ETATS_INSTRUITS = [
  'RECU',
  'EN_INSTRUCTION',
  'COMPLEMENT_DEMANDE',
  'EN_ATTENTE',
] as const satisfies readonly EtatDossier[];

/** Refuses a change that the life cycle does not know (TRANSITION_INTERDITE). */
export const exigerTransitionDossier = (de: EtatDossier, vers: EtatDossier): void => {
  if (!TRANSITIONS_DOSSIER[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Un dossier ${de} ne peut pas devenir ${vers}.`, { de, vers });
};

/** True while the case still awaits a decision or an event: at most one such case per SIRET. */
export const dossierOuvert = (etat: EtatDossier): boolean => !ETATS_FINIS.some((fini) => fini === etat);
