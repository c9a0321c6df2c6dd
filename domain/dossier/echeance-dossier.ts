import { debutDuJourDeParis, finDuJourDeParis, jourDeParis } from '../calendrier/heure-de-paris.ts';
import { ajouterJours, ecartEnJours, type Jour } from '../calendrier/jour.ts';
import { reporterAuJourOuvre } from '../calendrier/jours-ouvres.ts';
import { BusinessError } from '../errors.ts';

/** What becomes due on a case by itself. The reminder of the agents has a place of its own (relance.ts). */
export type GenreEcheance = 'RAPPEL_COMPLEMENT' | 'FIN_COMPLEMENT' | 'FIN_ATTENTE';

/** `le` is an instant (ISO), computed once and stored: holidays and time zones change with libraries. */
export type EcheanceDossier = { genre: GenreEcheance; le: string };

export const LIBELLE_ECHEANCE: Record<GenreEcheance, string> = {
  RAPPEL_COMPLEMENT: 'Rappel à l’organisme du complément attendu',
  FIN_COMPLEMENT: 'Fin du délai donné à l’organisme ; la clôture sans suite sera proposée',
  FIN_ATTENTE: 'Fin de la mise en attente ; le dossier reprend de lui-même',
};

/** Days after the request for a complement at which the organisme is reminded of it. */
const RAPPELS_COMPLEMENT_JOURS = [10, 20] as const;
const DELAI_MAXIMAL_JOURS = 365;

/** Tests let a day last a few milliseconds; else the calendar of Paris counts. */
export type Horloge = { le: string; jourMs?: number | undefined };

const dansJours = ({ le, jourMs }: Horloge, jours: number, selonLeCalendrier: (jour: Jour) => string): string =>
  jourMs === undefined
    ? selonLeCalendrier(ajouterJours(jourDeParis(le), jours))
    : new Date(Date.parse(le) + jours * jourMs).toISOString();

/** A mail is read at nine in the morning of a working day better than at midnight. */
const matinOuvre = (jour: Jour): string =>
  new Date(Date.parse(debutDuJourDeParis(reporterAuJourOuvre(jour))) + 9 * 3_600_000).toISOString();

const finOuvree = (jour: Jour): string => finDuJourDeParis(reporterAuJourOuvre(jour));

/** A day given by an agent: from tomorrow to one year from now (DEMANDE_INVALIDE, naming the field). */
const exigerJourFutur = (jour: Jour, le: string, champ: string): number => {
  const jours = ecartEnJours(jourDeParis(le), jour);
  if (jours < 1 || jours > DELAI_MAXIMAL_JOURS)
    throw new BusinessError('DEMANDE_INVALIDE', 'La date doit être comprise entre demain et dans un an.', { champ });
  return jours;
};

/**
 * Due dates of a complement asked now, answered by the end of `jusquAu` (carried to the next working day): reminders on
 * the tenth and twentieth days when they come before, then the proposal to close.
 */
export const echeancesComplement = (horloge: Horloge, jusquAu: Jour): EcheanceDossier[] => {
  const delai = exigerJourFutur(jusquAu, horloge.le, 'jusquAu');
  const rappels = RAPPELS_COMPLEMENT_JOURS.filter((jours) => jours < delai).map(
    (jours): EcheanceDossier => ({ genre: 'RAPPEL_COMPLEMENT', le: dansJours(horloge, jours, matinOuvre) }),
  );
  return [...rappels, { genre: 'FIN_COMPLEMENT', le: dansJours(horloge, delai, finOuvree) }];
};

/** The case comes back by itself when the day `jusquAu` begins in Paris. */
export const echeanceAttente = (horloge: Horloge, jusquAu: Jour): EcheanceDossier => ({
  genre: 'FIN_ATTENTE',
  le: dansJours(horloge, exigerJourFutur(jusquAu, horloge.le, 'jusquAu'), debutDuJourDeParis),
});

/** The last day on which one may still answer before a due date that ends a day. */
export const dernierJour = ({ le }: EcheanceDossier): Jour => jourDeParis(new Date(Date.parse(le) - 1).toISOString());

/**
 * The clock was stopped during a hold: what was due is later by as much, at an hour at which it may be due. An answer is
 * awaited until the end of a day, a reminder leaves in the morning, both on working days.
 */
export const decalerEcheances = (
  echeances: readonly EcheanceDossier[],
  depuis: string,
  { le, jourMs }: Horloge,
): EcheanceDossier[] => {
  const dureeMs = Date.parse(le) - Date.parse(depuis);
  return echeances
    .filter(({ genre }) => genre !== 'FIN_ATTENTE')
    .map(({ genre, le: prevueLe }) => {
      const decalee = { genre, le: new Date(Date.parse(prevueLe) + dureeMs).toISOString() };
      if (jourMs !== undefined) return decalee;
      const le = genre === 'FIN_COMPLEMENT' ? finOuvree(dernierJour(decalee)) : matinOuvre(jourDeParis(decalee.le));
      return { genre, le };
    });
};

/** Those that may come due: the clock is stopped during a hold, only its end is due. */
export const echeancesDues = (echeances: readonly EcheanceDossier[], enAttente: boolean): EcheanceDossier[] =>
  echeances.filter(({ genre }) => (genre === 'FIN_ATTENTE') === enAttente);

/** The one that comes first. */
export const prochaineEcheance = (echeances: readonly EcheanceDossier[]): EcheanceDossier | null =>
  [...echeances].sort((a, b) => Date.parse(a.le) - Date.parse(b.le))[0] ?? null;
