import { ajouterJours, type Jour } from './jour.ts';

const FUSEAU = 'Europe/Paris';

const MORCEAUX = new Intl.DateTimeFormat('en-US', {
  timeZone: FUSEAU,
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

type HeureLocale = { jour: Jour; heure: string; minute: string; seconde: string; decalageMinutes: number };

const enMs = (instant: string): number => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`Instant invalide : ${instant}`);
  return ms;
};

const lire = (instant: string): HeureLocale => {
  const ms = enMs(instant);
  const lu: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of MORCEAUX.formatToParts(ms)) lu[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = lu;
  const jour = `${year.padStart(4, '0')}-${month}-${day}`;
  const commeUtc = Date.parse(`${jour}T${hour}:${minute}:${second}Z`);
  const decalageMinutes = Math.round((commeUtc - ms) / 60_000);
  return { jour, heure: hour, minute, seconde: second, decalageMinutes };
};

const decalage = (minutes: number): string => {
  const absolu = Math.abs(minutes);
  const heures = String(Math.floor(absolu / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${heures}:${String(absolu % 60).padStart(2, '0')}`;
};

/** Day in Paris of an ISO instant. */
export const jourDeParis = (instant: string): Jour => lire(instant).jour;

/** `AAAAMMJJ` in Paris of an ISO instant: the day in the name of an accusé. */
export const jourCompactDeParis = (instant: string): string => jourDeParis(instant).replaceAll('-', '');

/** ISO 8601 in Paris with offset, to the second: `2026-03-02T17:21:00+01:00`. */
export const isoDeParis = (instant: string): string => {
  const { jour, heure, minute, seconde, decalageMinutes } = lire(instant);
  return `${jour}T${heure}:${minute}:${seconde}${decalage(decalageMinutes)}`;
};

/** `2 mars 2026`; the first of a month is `1er`. */
export const jourEnFrancais = (jour: Jour): string => {
  const [annee, mois, quantieme] = jour.split('-').map(Number);
  return `${quantieme === 1 ? '1er' : quantieme} ${MOIS[(mois ?? 1) - 1]} ${annee}`;
};

/** `2 mars 2026 à 17:21:00 (heure de Paris, UTC+01:00)`. */
export const instantEnFrancais = (instant: string): string => {
  const { jour, heure, minute, seconde, decalageMinutes } = lire(instant);
  return `${jourEnFrancais(jour)} à ${heure}:${minute}:${seconde} (heure de Paris, UTC${decalage(decalageMinutes)})`;
};

/** ISO instant (UTC) at which that day begins in Paris. */
export const debutDuJourDeParis = (jour: Jour): string => {
  const minuitUtc = Date.parse(`${jour}T00:00:00Z`);
  // Clocks change at 01:00 UTC on a Sunday, so the offset at Paris' midnight is that of one hour before UTC midnight.
  const { decalageMinutes } = lire(new Date(minuitUtc - 3_600_000).toISOString());
  return new Date(minuitUtc - decalageMinutes * 60_000).toISOString();
};

/** ISO instant (UTC) at which that day is over in Paris: a deadline on that day is passed from then on. */
export const finDuJourDeParis = (jour: Jour): string => debutDuJourDeParis(ajouterJours(jour, 1));
