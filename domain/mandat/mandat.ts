import { jourEnFrancais } from '../calendrier/heure-de-paris.ts';
import type { Jour } from '../calendrier/jour.ts';
import { BusinessError } from '../errors.ts';

/** Where a mandate stands on a day. ANNULE: it was ended before it began, and never gave any right. */
export type SituationMandat = 'A_VENIR' | 'EN_VIGUEUR' | 'TERMINE' | 'ANNULE';

export const LIBELLE_SITUATION_MANDAT: Record<SituationMandat, string> = {
  A_VENIR: 'À venir',
  EN_VIGUEUR: 'En vigueur',
  TERMINE: 'Terminé',
  ANNULE: 'Annulé avant son début',
};

/** Days in Paris; `fin` is the last one, null (or absent) while nobody knows it. */
export type PeriodeMandat = { debut: Jour; fin?: Jour | null | undefined };

/** No certification listed means all. */
export type EtendueMandat = PeriodeMandat & { certifications: readonly string[] };

/** The mandate as it stands under lock; `par` and `le`: who acted on it last, and when (ISO). */
export type MandatVu = EtendueMandat & {
  fin: Jour | null;
  annule: boolean;
  version: number;
  par: string | null;
  le: string | null;
};

/** Whether the day is one of the mandate's. */
export const mandatEnVigueur = ({ debut, fin }: PeriodeMandat, jour: Jour): boolean =>
  debut <= jour && (fin == null || jour <= fin);

export const situationMandat = (mandat: PeriodeMandat & { annule: boolean }, jour: Jour): SituationMandat => {
  if (mandat.annule) return 'ANNULE';
  if (mandatEnVigueur(mandat, jour)) return 'EN_VIGUEUR';
  return jour < mandat.debut ? 'A_VENIR' : 'TERMINE';
};

/** A change that comes late would take back, or lend, a right to deposits received since: only today and later may change. */
const exigerJourAVenir = (jour: Jour, aujourdhui: Jour, champ: 'debut' | 'fin'): void => {
  if (jour < aujourdhui)
    throw new BusinessError(
      'DEMANDE_INVALIDE',
      `Un mandat ne peut ni débuter ni finir avant aujourd’hui, ${jourEnFrancais(aujourdhui)} : les dépôts déjà reçus restent jugés sur ce qui valait à leur réception.`,
      { champ },
    );
};

const exigerFinApresDebut = ({ debut, fin }: PeriodeMandat): void => {
  if (fin != null && fin < debut)
    throw new BusinessError('DEMANDE_INVALIDE', 'La fin du mandat précède son début.', { champ: 'fin' });
};

/** A mandate to grant begins today or later, and ends on its first day at the earliest. */
export const exigerPeriodeMandat = (periode: PeriodeMandat, aujourdhui: Jour): void => {
  exigerJourAVenir(periode.debut, aujourdhui, 'debut');
  exigerFinApresDebut(periode);
};

const joursCommuns = (un: PeriodeMandat, autre: PeriodeMandat): boolean =>
  (un.fin == null || autre.debut <= un.fin) && (autre.fin == null || un.debut <= autre.fin);

const codesCommuns = (un: readonly string[], autre: readonly string[]): boolean =>
  un.length === 0 || autre.length === 0 || un.some((code) => autre.includes(code));

/** Whether two mandates of one pair would speak of a same certification on a same day; « all » speaks of every one. */
export const seChevauchent = (un: EtendueMandat, autre: EtendueMandat): boolean =>
  joursCommuns(un, autre) && codesCommuns(un.certifications, autre.certifications);

/**
 * Refuses a mandate that overlaps another one of its pair (MANDAT_CHEVAUCHE). « All » over a listed one is refused too,
 * rather than absorbing it: two ends would then speak of one certification, and nobody could tell which counts.
 */
export const exigerSansChevauchement = (
  mandat: EtendueMandat,
  autres: readonly (EtendueMandat & { mandatId: string; annule: boolean })[],
): void => {
  const rencontre = autres.find((autre) => !autre.annule && seChevauchent(mandat, autre));
  if (rencontre === undefined) return;
  const { mandatId, certifications, debut, fin = null } = rencontre;
  const sur = certifications.length === 0 ? 'toutes les certifications' : certifications.join(', ');
  const jusque = fin === null ? '' : ` jusqu’au ${jourEnFrancais(fin)}`;
  throw new BusinessError(
    'MANDAT_CHEVAUCHE',
    `Ce déposant a déjà un mandat de ce certificateur pour ${sur}, à partir du ${jourEnFrancais(debut)}${jusque} : modifiez-le ou mettez-y fin d’abord.`,
    { mandatId, certifications: [...certifications], debut, fin },
  );
};

const memesCodes = (un: readonly string[], autre: readonly string[]): boolean =>
  un.length === autre.length && un.every((code) => autre.includes(code));

const exigerQuiDure = (mandat: MandatVu, version: number, aujourdhui: Jour): void => {
  const situation = situationMandat(mandat, aujourdhui);
  const details = { situation, version: mandat.version, par: mandat.par, le: mandat.le };
  if (situation === 'TERMINE' || situation === 'ANNULE')
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce mandat est « ${LIBELLE_SITUATION_MANDAT[situation]} » : il ne change plus. Un nouveau mandat peut être accordé.`,
      details,
    );
  if (mandat.version !== version)
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Ce mandat a changé depuis que vous l’avez ouvert ; relisez-le avant d’agir.',
      details,
    );
};

export type ModificationDemandee = { version: number; certifications: readonly string[]; fin: Jour | null };

/** Whether the change is to be written; what is so already answers the same. The beginning never moves. */
export const deciderModification = (
  mandat: MandatVu,
  demande: ModificationDemandee,
  aujourdhui: Jour,
): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { fin, certifications } = demande;
  if (!mandat.annule && mandat.fin === fin && memesCodes(mandat.certifications, certifications)) return 'DEJA_FAIT';
  exigerQuiDure(mandat, demande.version, aujourdhui);
  if (fin !== null && fin !== mandat.fin) exigerJourAVenir(fin, aujourdhui, 'fin');
  exigerFinApresDebut({ debut: mandat.debut, fin });
  return 'A_FAIRE';
};

/** ANNULER: the mandate has not begun on its last day, so that it never will. */
export type SuiteFin = 'TERMINER' | 'ANNULER' | 'DEJA_FAIT';

/** What ending a mandate on that day (included) means. It may only be shortened: to lengthen it is to change it. */
export const deciderFin = (
  mandat: MandatVu,
  { version, jour }: { version: number; jour: Jour },
  aujourdhui: Jour,
): SuiteFin => {
  if (mandat.annule ? jour < mandat.debut : mandat.fin === jour) return 'DEJA_FAIT';
  exigerQuiDure(mandat, version, aujourdhui);
  exigerJourAVenir(jour, aujourdhui, 'fin');
  if (mandat.fin !== null && jour > mandat.fin)
    throw new BusinessError('DEMANDE_INVALIDE', `Ce mandat prend déjà fin le ${jourEnFrancais(mandat.fin)}.`, {
      champ: 'fin',
    });
  return jour < mandat.debut ? 'ANNULER' : 'TERMINER';
};
