import { BusinessError } from '../errors.ts';

/**
 * Life of a person's access to an account. A_VALIDER: she opened the account and has to validate her mail;
 * INSCRIPTION_REMPLACEE: another registered before she did. VERROUILLE: by an administrateur; SUSPENDU: by an agent, and only
 * an agent gives it back. EN_SOMMEIL: unused for too long.
 */
export type EtatAcces =
  | 'INVITE'
  | 'INVITATION_RETIREE'
  | 'A_VALIDER'
  | 'INSCRIPTION_REMPLACEE'
  | 'ACTIF'
  | 'DESACTIVE'
  | 'VERROUILLE'
  | 'SUSPENDU'
  | 'EN_SOMMEIL';

export const TRANSITIONS_ACCES: Record<EtatAcces, readonly EtatAcces[]> = {
  INVITE: ['INVITATION_RETIREE', 'ACTIF'],
  INVITATION_RETIREE: ['INVITE'],
  A_VALIDER: ['ACTIF', 'INSCRIPTION_REMPLACEE'],
  INSCRIPTION_REMPLACEE: [],
  ACTIF: ['DESACTIVE', 'VERROUILLE', 'SUSPENDU', 'EN_SOMMEIL'],
  DESACTIVE: ['ACTIF', 'SUSPENDU'],
  VERROUILLE: ['ACTIF', 'SUSPENDU'],
  SUSPENDU: ['ACTIF'],
  EN_SOMMEIL: ['ACTIF', 'DESACTIVE', 'VERROUILLE', 'SUSPENDU'],
};

export const LIBELLE_ETAT_ACCES: Record<EtatAcces, string> = {
  INVITE: 'Invitation envoyée',
  INVITATION_RETIREE: 'Invitation retirée',
  A_VALIDER: 'Adresse à valider',
  INSCRIPTION_REMPLACEE: 'Inscription remplacée',
  ACTIF: 'Actif',
  DESACTIVE: 'Désactivé',
  VERROUILLE: 'Verrouillé par l’administrateur',
  SUSPENDU: 'Verrouillé par la Caisse des Dépôts',
  EN_SOMMEIL: 'En sommeil',
};

/** Refuses a change that the life of an access does not know (TRANSITION_INTERDITE). */
export const exigerTransitionAcces = (de: EtatAcces, vers: EtatAcces): void => {
  if (!TRANSITIONS_ACCES[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Un accès ${de} ne peut pas devenir ${vers}.`, { de, vers });
};

/** Who acts: the person herself, an administrateur of her account, an agent of the Caisse, the system. */
export type QuiAgit = 'PERSONNE' | 'ADMINISTRATEUR' | 'AGENT' | 'SYSTEME';

export type ActeAcces =
  | 'reinviter'
  | 'accepter'
  | 'valider'
  | 'remplacerInscription'
  | 'desactiver'
  | 'reactiver'
  | 'verrouiller'
  | 'deverrouiller'
  | 'endormir'
  | 'reveiller';

/** For each act and each one who may do it: from which state to which. What is not there is not possible. */
export const ACTES_ACCES: Record<ActeAcces, Partial<Record<QuiAgit, Partial<Record<EtatAcces, EtatAcces>>>>> = {
  reinviter: { ADMINISTRATEUR: { INVITE: 'INVITE', INVITATION_RETIREE: 'INVITE' } },
  accepter: { PERSONNE: { INVITE: 'ACTIF' } },
  valider: { PERSONNE: { A_VALIDER: 'ACTIF' } },
  remplacerInscription: { SYSTEME: { A_VALIDER: 'INSCRIPTION_REMPLACEE' } },
  desactiver: { ADMINISTRATEUR: { INVITE: 'INVITATION_RETIREE', ACTIF: 'DESACTIVE', EN_SOMMEIL: 'DESACTIVE' } },
  reactiver: { ADMINISTRATEUR: { DESACTIVE: 'ACTIF' } },
  verrouiller: {
    ADMINISTRATEUR: { ACTIF: 'VERROUILLE', EN_SOMMEIL: 'VERROUILLE' },
    AGENT: { ACTIF: 'SUSPENDU', EN_SOMMEIL: 'SUSPENDU', VERROUILLE: 'SUSPENDU', DESACTIVE: 'SUSPENDU' },
  },
  deverrouiller: { ADMINISTRATEUR: { VERROUILLE: 'ACTIF' }, AGENT: { VERROUILLE: 'ACTIF', SUSPENDU: 'ACTIF' } },
  endormir: { SYSTEME: { ACTIF: 'EN_SOMMEIL' } },
  reveiller: { PERSONNE: { EN_SOMMEIL: 'ACTIF' } },
};

/** True when the act leads from that state to another, or renews it. */
export const actePossible = (etat: EtatAcces, acte: ActeAcces, qui: QuiAgit): boolean =>
  ACTES_ACCES[acte][qui]?.[etat] !== undefined;

/**
 * The state that the act leads to, or DEJA_FAIT when the access is already where it would have led. Refuses what the state
 * excludes (TRANSITION_INTERDITE), with the state as people read it.
 */
export const deciderActeAcces = (etat: EtatAcces, acte: ActeAcces, qui: QuiAgit): EtatAcces | 'DEJA_FAIT' => {
  const suites = ACTES_ACCES[acte][qui] ?? {};
  const vers = suites[etat];
  if (vers !== undefined) return vers;
  if (Object.values(suites).includes(etat)) return 'DEJA_FAIT';
  throw acteImpossible(etat);
};

const acteImpossible = (etat: EtatAcces): BusinessError =>
  new BusinessError(
    'TRANSITION_INTERDITE',
    `L’accès de cette personne est à l’état « ${LIBELLE_ETAT_ACCES[etat]} » : cet acte n’est pas possible.`,
    { etat },
  );

/** Some changes are for who comes in today (TRANSITION_INTERDITE). */
export const exigerAccesActif = (etat: EtatAcces): void => {
  if (etat !== 'ACTIF') throw acteImpossible(etat);
};

/** Why an access is locked: a closed list, since the reason is told to the person and kept. */
export type MotifVerrou = 'SUSPICION_USURPATION' | 'PERTE_OU_VOL' | 'DEPART' | 'ABSENCE' | 'DEMANDE_DE_LA_PERSONNE';

export const LIBELLE_MOTIF_VERROU: Record<MotifVerrou, string> = {
  SUSPICION_USURPATION: 'un usage inhabituel de cet accès',
  PERTE_OU_VOL: 'la perte ou le vol d’un appareil ou d’un mot de passe',
  DEPART: 'un départ de l’organisme',
  ABSENCE: 'une absence prolongée',
  DEMANDE_DE_LA_PERSONNE: 'votre demande',
};

/** After these locks somebody else may hold what the person made, or she has left; the others are for a while. */
const MOTIF_TERMINE_LES_PROGRAMMES: Record<MotifVerrou, boolean> = {
  SUSPICION_USURPATION: true,
  PERTE_OU_VOL: true,
  DEPART: true,
  ABSENCE: false,
  DEMANDE_DE_LA_PERSONNE: false,
};

/** True when the accesses of programs that the person made end with hers. `motif` goes with a lock; an agent’s always ends them. */
export const termineLesProgrammes = (
  acte: 'desactiver' | 'verrouiller',
  { qui, motif }: { qui: QuiAgit; motif: MotifVerrou | null },
): boolean => acte === 'desactiver' || qui === 'AGENT' || (motif !== null && MOTIF_TERMINE_LES_PROGRAMMES[motif]);

/** The account keeps somebody who manages it (DERNIER_ADMINISTRATEUR); `autres`: its other active administrateurs. */
export const exigerAutreAdministrateur = (autres: number): void => {
  if (autres > 0) return;
  throw new BusinessError(
    'DERNIER_ADMINISTRATEUR',
    'Cette personne est le dernier administrateur actif du compte : donnez d’abord ce rôle à une autre personne.',
  );
};
