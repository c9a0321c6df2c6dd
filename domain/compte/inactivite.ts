import { debutDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterMois, type Jour } from '../calendrier/jour.ts';

/** Calendar months without sign-in after which the person is told, then after which her access sleeps. */
export const PREAVIS_INACTIVITE_MOIS = 11;
export const SOMMEIL_INACTIVITE_MOIS = 12;

/**
 * Instants (ISO) that today's round compares with. A person whose last sign of life is before `preavisAvant` is told; one
 * before `sommeilAvant` sleeps, if she was told before `avertiAvant`: however late the round, she has a month to answer.
 */
export type SeuilsInactivite = {
  preavisAvant: string;
  sommeilAvant: string;
  avertiAvant: string;
  sommeilPrevuLe: Jour;
};

/** Months are counted back from the day in Paris; where a month is shorter, the person has the days that it lacks. */
export const seuilsInactivite = (le: string): SeuilsInactivite => {
  const jour = jourDeParis(le);
  const ilYA = (mois: number): string => debutDuJourDeParis(ajouterMois(jour, -mois));
  const delaiMois = SOMMEIL_INACTIVITE_MOIS - PREAVIS_INACTIVITE_MOIS;
  return {
    preavisAvant: ilYA(PREAVIS_INACTIVITE_MOIS),
    sommeilAvant: ilYA(SOMMEIL_INACTIVITE_MOIS),
    avertiAvant: ilYA(delaiMois),
    sommeilPrevuLe: ajouterMois(jour, delaiMois),
  };
};
