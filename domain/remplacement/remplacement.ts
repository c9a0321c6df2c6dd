import { BusinessError } from '../errors.ts';

/**
 * Life of the request by which a person of an organisme takes the place of an administrateur who left (issue « Dossiers et
 * comptes », § 4). A_COMPLETER: opened, its author has not proved her mail nor sent her proofs yet. EXPIRE: she never did,
 * and nothing of her is kept.
 */
export type EtatRemplacement =
  | 'A_COMPLETER'
  | 'DEMANDE'
  | 'EN_ATTENTE_DELAI'
  | 'OPPOSE'
  | 'EFFECTUE'
  | 'REFUSE'
  | 'ANNULE'
  | 'EXPIRE';

export const TRANSITIONS_REMPLACEMENT: Record<EtatRemplacement, readonly EtatRemplacement[]> = {
  A_COMPLETER: ['DEMANDE', 'EXPIRE'],
  DEMANDE: ['EN_ATTENTE_DELAI', 'OPPOSE', 'REFUSE', 'ANNULE'],
  EN_ATTENTE_DELAI: ['EFFECTUE', 'OPPOSE', 'REFUSE', 'ANNULE'],
  OPPOSE: ['EN_ATTENTE_DELAI', 'REFUSE', 'ANNULE'],
  EFFECTUE: [],
  REFUSE: [],
  ANNULE: [],
  EXPIRE: [],
};

export const LIBELLE_ETAT_REMPLACEMENT: Record<EtatRemplacement, string> = {
  A_COMPLETER: 'À compléter par le demandeur',
  DEMANDE: 'À examiner',
  EN_ATTENTE_DELAI: 'Acceptée, en attente de la fin du délai',
  OPPOSE: 'Opposition à examiner',
  EFFECTUE: 'Remplacement effectué',
  REFUSE: 'Refusée',
  ANNULE: 'Annulée par le demandeur',
  EXPIRE: 'Jamais complétée',
};

/** Type of these requests in the journal, and for what hangs on them. */
export const OBJET_REMPLACEMENT = 'remplacement';

/** Why the administrateur has to be replaced: a closed list, chosen by the author of the request. */
export type MotifRemplacement = 'DEPART' | 'CHANGEMENT_DE_FONCTION' | 'ABSENCE_PROLONGEE' | 'DECES' | 'INJOIGNABLE';

export const LIBELLE_MOTIF_REMPLACEMENT: Record<MotifRemplacement, string> = {
  DEPART: 'L’administrateur a quitté l’organisme',
  CHANGEMENT_DE_FONCTION: 'L’administrateur a changé de fonction',
  ABSENCE_PROLONGEE: 'L’administrateur est absent pour longtemps',
  DECES: 'L’administrateur est décédé',
  INJOIGNABLE: 'L’administrateur ne répond plus',
};

/** The author by her link, an agent, whoever was told and opposes by her own link, or the due date. */
export type ActeurRemplacement = 'DEMANDEUR' | 'AGENT' | 'OPPOSANT' | 'SYSTEME';

export type ActeRemplacement =
  | 'completer'
  | 'annuler'
  | 'accepter'
  | 'refuser'
  | 'maintenir'
  | 'opposer'
  | 'effectuer'
  | 'expirer';

type RegleActe = { par: ActeurRemplacement; depuis: readonly EtatRemplacement[]; vers: EtatRemplacement };

/** Who may do what, from which states. A second person may oppose what is opposed already: the agent reads both. */
export const ACTES_REMPLACEMENT: Record<ActeRemplacement, RegleActe> = {
  completer: { par: 'DEMANDEUR', depuis: ['A_COMPLETER'], vers: 'DEMANDE' },
  annuler: { par: 'DEMANDEUR', depuis: ['DEMANDE', 'EN_ATTENTE_DELAI', 'OPPOSE'], vers: 'ANNULE' },
  accepter: { par: 'AGENT', depuis: ['DEMANDE'], vers: 'EN_ATTENTE_DELAI' },
  refuser: { par: 'AGENT', depuis: ['DEMANDE', 'EN_ATTENTE_DELAI', 'OPPOSE'], vers: 'REFUSE' },
  maintenir: { par: 'AGENT', depuis: ['OPPOSE'], vers: 'EN_ATTENTE_DELAI' },
  opposer: { par: 'OPPOSANT', depuis: ['DEMANDE', 'EN_ATTENTE_DELAI', 'OPPOSE'], vers: 'OPPOSE' },
  effectuer: { par: 'SYSTEME', depuis: ['EN_ATTENTE_DELAI'], vers: 'EFFECTUE' },
  expirer: { par: 'SYSTEME', depuis: ['A_COMPLETER'], vers: 'EXPIRE' },
};

/** Refuses a change that the life of a request does not know (TRANSITION_INTERDITE). */
export const exigerTransitionRemplacement = (de: EtatRemplacement, vers: EtatRemplacement): void => {
  if (!TRANSITIONS_REMPLACEMENT[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Une demande de remplacement ${de} ne peut pas devenir ${vers}.`, {
      de,
      vers,
    });
};

/** States of a complete request on which something may still happen: one at most for an account. */
export const REMPLACEMENT_EN_COURS = [
  'DEMANDE',
  'EN_ATTENTE_DELAI',
  'OPPOSE',
] as const satisfies readonly EtatRemplacement[];

/** States in which an agent has to decide. */
export const REMPLACEMENT_A_DECIDER = ['DEMANDE', 'OPPOSE'] as const satisfies readonly EtatRemplacement[];

/** True when nothing more will happen. */
export const remplacementTermine = (etat: EtatRemplacement): boolean => TRANSITIONS_REMPLACEMENT[etat].length === 0;

/** Acts that an agent may do on a request in that state. */
export const actesDeLAgent = (etat: EtatRemplacement): ActeRemplacement[] =>
  (Object.keys(ACTES_REMPLACEMENT) as ActeRemplacement[]).filter((acte) => {
    const { par, depuis } = ACTES_REMPLACEMENT[acte];
    return par === 'AGENT' && depuis.includes(etat);
  });
