import { ajouterJours, ecartEnJours, type Jour } from '../calendrier/jour.ts';
import { BusinessError } from '../errors.ts';
import { type Habilitation, peutInstruire } from './agent.ts';

/** Days on which another agent receives what is meant for one; both ends included. */
export type Absence = {
  absenceId: string;
  agentId: string;
  suppleantId: string;
  debut: Jour;
  fin: Jour;
  /** First day back, when it came earlier than said. */
  retour: Jour | null;
};

/** ANNULEE: ended before it began. */
export type EtatAbsence = 'A_VENIR' | 'EN_COURS' | 'TERMINEE' | 'ANNULEE';

/** Longest absence that may be declared at once. */
export const ABSENCE_MAXIMUM_JOURS = 366;

/** Last day away; before `debut` when it was cancelled. */
export const dernierJour = ({ fin, retour }: Pick<Absence, 'fin' | 'retour'>): Jour => {
  const veille = retour === null ? fin : ajouterJours(retour, -1);
  return veille < fin ? veille : fin;
};

export const etatAbsence = (absence: Pick<Absence, 'debut' | 'fin' | 'retour'>, jour: Jour): EtatAbsence => {
  const dernier = dernierJour(absence);
  if (dernier < absence.debut) return 'ANNULEE';
  if (jour < absence.debut) return 'A_VENIR';
  return jour <= dernier ? 'EN_COURS' : 'TERMINEE';
};

const couvre = (absence: Absence, { debut, fin }: { debut: Jour; fin: Jour }): boolean => {
  const dernier = dernierJour(absence);
  return absence.debut <= dernier && absence.debut <= fin && debut <= dernier;
};

export type AbsenceVoulue = Pick<Absence, 'agentId' | 'suppleantId' | 'debut' | 'fin'>;

const exigerPeriode = ({ debut, fin }: AbsenceVoulue, aujourdHui: Jour): void => {
  const refuser = (champ: 'debut' | 'fin', message: string): never => {
    throw new BusinessError('DEMANDE_INVALIDE', message, { champ });
  };
  if (debut < aujourdHui) refuser('debut', 'Une absence se déclare à partir d’aujourd’hui.');
  if (fin < debut) refuser('fin', 'Le dernier jour d’une absence ne peut pas précéder le premier.');
  if (ecartEnJours(debut, fin) >= ABSENCE_MAXIMUM_JOURS)
    refuser('fin', `Une absence compte ${ABSENCE_MAXIMUM_JOURS} jours au plus : déclarez la suite plus tard.`);
};

/**
 * Refuses an absence whose days are wrong or taken already, and a delegate who could not receive: standing in is never handed
 * on, so a delegate is not away on those days, and who stands in for somebody is not replaced on them. `connues`: those in
 * which either agent takes part.
 */
export const exigerAbsencePossible = (
  voulue: AbsenceVoulue,
  { aujourdHui, suppleant, connues }: { aujourdHui: Jour; suppleant: Habilitation | null; connues: readonly Absence[] },
): void => {
  exigerPeriode(voulue, aujourdHui);
  const { agentId, suppleantId } = voulue;
  const meme = connues.filter((absence) => couvre(absence, voulue));
  const details = ({ debut, fin }: Absence): Record<string, unknown> => ({ debut, fin });
  const sienne = meme.find((absence) => absence.agentId === agentId);
  if (sienne)
    throw new BusinessError(
      'ABSENCE_CHEVAUCHANTE',
      'Cet agent est déjà déclaré absent sur une partie de cette période : écourtez d’abord cette absence.',
      details(sienne),
    );
  if (suppleantId === agentId || suppleant === null || !peutInstruire(suppleant))
    throw new BusinessError(
      'SUPPLEANT_INDISPONIBLE',
      'Le suppléant doit être un autre agent, actif et chargé de l’instruction.',
    );
  const deSonSuppleant = meme.find((absence) => absence.agentId === suppleantId);
  if (deSonSuppleant)
    throw new BusinessError(
      'SUPPLEANT_INDISPONIBLE',
      'Ce suppléant est lui-même absent sur une partie de cette période : choisissez-en un autre.',
      details(deSonSuppleant),
    );
  const promise = meme.find((absence) => absence.suppleantId === agentId);
  if (promise)
    throw new BusinessError(
      'SUPPLEANCE_EN_CHAINE',
      'Cet agent supplée un autre agent sur une partie de cette période, et une suppléance ne se transmet pas : redéclarez d’abord l’absence de cet autre agent avec un autre suppléant.',
      details(promise),
    );
};

/** Whether an early return on that day is to be written, or was already; refuses one that comes after the end. */
export const deciderRetour = (absence: Absence, jour: Jour): 'A_FAIRE' | 'DEJA_FAIT' => {
  if (absence.retour !== null) return 'DEJA_FAIT';
  if (etatAbsence(absence, jour) === 'TERMINEE')
    throw new BusinessError('ABSENCE_TERMINEE', 'Cette absence a déjà pris fin : il n’y a rien à écourter.');
  return 'A_FAIRE';
};
