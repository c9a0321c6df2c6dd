/** A civil day, `AAAA-MM-JJ`. Compared as text. */
export type Jour = string;

const MS_PAR_JOUR = 86_400_000;
const FORME = /^(\d{4})-(\d{2})-(\d{2})$/;

const versMs = (jour: Jour): number => {
  if (!estJour(jour)) throw new RangeError(`Jour invalide : ${jour}`);
  return Date.parse(`${jour}T00:00:00Z`);
};

const depuisMs = (ms: number): Jour => new Date(ms).toISOString().slice(0, 10);

/** Number of days of the month (1 to 12), leap years known. */
const joursDuMois = (annee: number, mois: number): number => new Date(Date.UTC(annee, mois, 0)).getUTCDate();

/** True when the calendar has that day. */
export const jourExiste = (annee: number, mois: number, jour: number): boolean =>
  mois >= 1 && mois <= 12 && jour >= 1 && jour <= joursDuMois(annee, mois);

/** True for a text that names a day of the calendar. */
const estJour = (texte: string): boolean => {
  const morceaux = FORME.exec(texte);
  return morceaux !== null && jourExiste(Number(morceaux[1]), Number(morceaux[2]), Number(morceaux[3]));
};

/** The day `nombre` days later (earlier when negative). */
export const ajouterJours = (jour: Jour, nombre: number): Jour => depuisMs(versMs(jour) + nombre * MS_PAR_JOUR);

/** Days from one to the other, negative when the second is earlier. */
export const ecartEnJours = (de: Jour, a: Jour): number => Math.round((versMs(a) - versMs(de)) / MS_PAR_JOUR);

/** 0 = Sunday … 6 = Saturday. */
export const jourDeLaSemaine = (jour: Jour): number => new Date(versMs(jour)).getUTCDay();

/** Same day number `nombre` calendar months later; the last day of the month when it has no such day. */
export const ajouterMois = (jour: Jour, nombre: number): Jour => {
  const depart = new Date(versMs(jour));
  const total = depart.getUTCFullYear() * 12 + depart.getUTCMonth() + nombre;
  const annee = Math.floor(total / 12);
  const mois = (total % 12) + 1;
  const quantieme = Math.min(depart.getUTCDate(), joursDuMois(annee, mois));
  return `${String(annee).padStart(4, '0')}-${String(mois).padStart(2, '0')}-${String(quantieme).padStart(2, '0')}`;
};
