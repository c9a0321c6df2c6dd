import { ajouterJours, ajouterMois, type Jour, jourDeLaSemaine } from './jour.ts';

/** Easter Sunday of the Gregorian calendar (Butcher–Meeus). */
export const dimancheDePaques = (annee: number): Jour => {
  const a = annee % 19;
  const siecle = Math.floor(annee / 100);
  const reste = annee % 100;
  const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
  const epacte = (19 * a + siecle - Math.floor(siecle / 4) - correction + 15) % 30;
  const dimanche = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - epacte - (reste % 4)) % 7;
  const m = Math.floor((a + 11 * epacte + 22 * dimanche) / 451);
  const rang = epacte + dimanche - 7 * m + 114;
  return `${annee}-${String(Math.floor(rang / 31)).padStart(2, '0')}-${String((rang % 31) + 1).padStart(2, '0')}`;
};

const JOURS_FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;

/** Easter Monday, Ascension and Whit Monday, in days after Easter Sunday. */
const JOURS_APRES_PAQUES = [1, 39, 50] as const;

/** The eleven public holidays of the Code du travail (L3133-1), in order. */
export const joursFeries = (annee: number): Jour[] => {
  const paques = dimancheDePaques(annee);
  return [
    ...JOURS_FIXES.map((jour) => `${annee}-${jour}`),
    ...JOURS_APRES_PAQUES.map((nombre) => ajouterJours(paques, nombre)),
  ].sort();
};

const estJourFerie = (jour: Jour): boolean => joursFeries(Number(jour.slice(0, 4))).includes(jour);

/** Monday to Friday, public holidays excepted. */
export const estJourOuvre = (jour: Jour): boolean => {
  const semaine = jourDeLaSemaine(jour);
  return semaine !== 0 && semaine !== 6 && !estJourFerie(jour);
};

/** The day itself when it is a working one, else the next working day. */
export const reporterAuJourOuvre = (jour: Jour): Jour => {
  let courant = jour;
  while (!estJourOuvre(courant)) courant = ajouterJours(courant, 1);
  return courant;
};

/** The `nombre`-th working day after that day, which itself never counts. */
export const ajouterJoursOuvres = (jour: Jour, nombre: number): Jour => {
  if (!Number.isInteger(nombre) || nombre < 0) throw new RangeError(`Nombre de jours ouvrés invalide : ${nombre}`);
  let courant = jour;
  for (let restants = nombre; restants > 0; restants -= 1) courant = reporterAuJourOuvre(ajouterJours(courant, 1));
  return courant;
};

/** Last day of a period of calendar months, carried to the next working day (deadlines). */
export const echeanceEnMois = (depart: Jour, mois: number): Jour => reporterAuJourOuvre(ajouterMois(depart, mois));

/** Last day of a period of calendar days, carried to the next working day. */
export const echeanceEnJours = (depart: Jour, jours: number): Jour => reporterAuJourOuvre(ajouterJours(depart, jours));
