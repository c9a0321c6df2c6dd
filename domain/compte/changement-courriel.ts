import { BusinessError } from '../errors.ts';

/** Change of a person's own mail: it takes effect once both addresses have said yes. */
export type EtatChangementCourriel = 'EN_ATTENTE' | 'FAIT' | 'ANNULE';

/** Which of the two addresses says yes. An administrateur may say it for the old one, when it is dead. */
export type AdresseConfirmee = 'NOUVELLE' | 'ANCIENNE';

/** Days in which both have to answer; the links end with them. */
export const DELAI_CHANGEMENT_COURRIEL_JOURS = 7;

/** End (ISO) of a change asked at that instant. */
export const finChangementCourriel = (demandeLe: string): string =>
  new Date(Date.parse(demandeLe) + DELAI_CHANGEMENT_COURRIEL_JOURS * 86_400_000).toISOString();

export type ChangementCourrielVu = {
  etat: EtatChangementCourriel;
  expireLe: string;
  nouvelleConfirmee: boolean;
  ancienneConfirmee: boolean;
};

/**
 * What a confirmation makes of the change: DEJA_FAIT when that address had said yes, FAIT when it was the last one awaited.
 * Refuses (TRANSITION_INTERDITE) once the change was cancelled, or its days are over.
 */
export const confirmerAdresse = (
  changement: ChangementCourrielVu,
  adresse: AdresseConfirmee,
  le: string,
): 'DEJA_FAIT' | 'EN_ATTENTE' | 'FAIT' => {
  const { etat, expireLe, nouvelleConfirmee, ancienneConfirmee } = changement;
  if (adresse === 'NOUVELLE' ? nouvelleConfirmee : ancienneConfirmee) return 'DEJA_FAIT';
  if (etat !== 'EN_ATTENTE' || Date.parse(expireLe) <= Date.parse(le))
    throw new BusinessError(
      'TRANSITION_INTERDITE',
      'Ce changement d’adresse a été annulé, ou son délai est passé : il faut le demander à nouveau.',
      { etat },
    );
  return (adresse === 'NOUVELLE' ? ancienneConfirmee : nouvelleConfirmee) ? 'FAIT' : 'EN_ATTENTE';
};
