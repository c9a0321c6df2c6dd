import { rappelsPrevus } from './rappel-inscription.ts';

/** What holds a case between its identifiers and its first deposit. */
export type GardeInscription =
  | 'COURRIEL_NON_REMIS'
  | 'LIEN_EXPIRE'
  | 'COMPTE_NON_OUVERT'
  | 'COMPTE_A_VALIDER'
  | 'VALIDATION_EXPIREE'
  | 'DEPOT_DU_DEPOSANT'
  | 'AUCUN_DEPOT_TRAITE';

/** Inscription of the organisme of a case; instants in ISO. */
export type FaitsInscription = {
  /** Fate of the last mail that carried the last link. */
  courriel: 'EN_ROUTE' | 'REMIS' | 'REFUSE';
  /** The last link. */
  lien: { emisLe: string; expireLe: string } | null;
  /** Null while nobody registered. */
  compte: 'A_VALIDER' | 'ACTIF' | null;
  /** End of the link by which the person who registered validates her address. */
  validationExpireLe: string | null;
};

/** Déposants whose mandates last, given by the organisme of the case, and how many of them have an account. */
export type FaitsDeposants = { mandates: number; inscrits: number };

export type RaisonInscription = { attendu: 'AGENT' | 'ORGANISME'; garde: GardeInscription; pourquoi: string };

const ATTENDU: Record<GardeInscription, RaisonInscription['attendu']> = {
  COURRIEL_NON_REMIS: 'AGENT',
  LIEN_EXPIRE: 'AGENT',
  COMPTE_NON_OUVERT: 'ORGANISME',
  COMPTE_A_VALIDER: 'ORGANISME',
  VALIDATION_EXPIREE: 'AGENT',
  DEPOT_DU_DEPOSANT: 'ORGANISME',
  AUCUN_DEPOT_TRAITE: 'ORGANISME',
};

const PHRASE: Record<GardeInscription, string> = {
  COURRIEL_NON_REMIS: 'Le courriel qui porte les identifiants a été refusé : l’adresse du contact est à corriger.',
  LIEN_EXPIRE: 'Le lien d’inscription a expiré sans avoir servi : un nouvel envoi est nécessaire.',
  COMPTE_NON_OUVERT: 'L’organisme a reçu ses identifiants et n’a pas encore ouvert son compte.',
  COMPTE_A_VALIDER: 'Une personne a inscrit l’organisme et n’a pas encore validé son adresse électronique.',
  VALIDATION_EXPIREE:
    'Une personne a inscrit l’organisme, mais son lien de validation a expiré sans avoir servi : l’assistance doit l’aider.',
  DEPOT_DU_DEPOSANT: 'L’organisme n’a pas ouvert son compte, et son lien d’inscription a expiré.',
  AUCUN_DEPOT_TRAITE: 'Le compte est ouvert ; aucun dépôt conforme au schéma n’a encore été traité.',
};

/** The other way to be accroché: a deposit that somebody else makes. */
const parDeposant = ({ mandates, inscrits }: FaitsDeposants): string => {
  if (mandates === 0) return '';
  const qui = mandates === 1 ? 'un déposant' : `${mandates} déposants`;
  const aucun = mandates === 1 ? ' qui n’a pas encore de compte' : ' dont aucun n’a encore de compte';
  return ` Ses dépôts sont confiés à ${qui}${inscrits === 0 ? aucun : ''} : un premier dépôt conforme fait pour lui l’accrochera aussi.`;
};

const gardeDe = (
  { courriel, lien, compte, validationExpireLe }: FaitsInscription,
  { mandates }: FaitsDeposants,
  le: string,
): GardeInscription => {
  if (compte === 'ACTIF') return 'AUCUN_DEPOT_TRAITE';
  if (compte === 'A_VALIDER')
    return validationExpireLe !== null && validationExpireLe <= le ? 'VALIDATION_EXPIREE' : 'COMPTE_A_VALIDER';
  if (courriel === 'REFUSE') return 'COURRIEL_NON_REMIS';
  if (lien === null || lien.expireLe > le) return 'COMPTE_NON_OUVERT';
  return mandates > 0 ? 'DEPOT_DU_DEPOSANT' : 'LIEN_EXPIRE';
};

/** Why a case with identifiers, or with its account, is not accroché yet. */
export const raisonInscription = (
  inscription: FaitsInscription,
  deposants: FaitsDeposants,
  le: string,
): RaisonInscription => {
  const garde = gardeDe(inscription, deposants, le);
  return { attendu: ATTENDU[garde], garde, pourquoi: `${PHRASE[garde]}${parDeposant(deposants)}` };
};

/** What comes by itself while an inscription is waited for, from that instant on. */
export const minuteriesInscription = (
  { lien, compte, validationExpireLe }: FaitsInscription,
  maintenant: string,
): { le: string; effet: string }[] => {
  const prevues =
    compte === null && lien !== null && lien.expireLe > maintenant
      ? [
          ...rappelsPrevus(lien.emisLe).map((le) => ({ le, effet: 'Rappel à l’organisme de ses identifiants' })),
          { le: lien.expireLe, effet: 'Fin du lien d’inscription' },
        ]
      : compte === 'A_VALIDER' && validationExpireLe !== null
        ? [{ le: validationExpireLe, effet: 'Fin du lien de validation de l’adresse' }]
        : [];
  return prevues.filter(({ le }) => le > maintenant);
};
