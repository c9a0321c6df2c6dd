import { z } from 'zod';
import { instantEnFrancais, jourDeParis, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
import { sansLien } from '../domain/courriel/sans-lien.ts';

/** One line of text, without control characters. */
export const ligne = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^\P{Cc}+$/u);

/** Several lines of text, as an agent wrote them. */
export const paragraphe = z
  .string()
  .min(1)
  .max(10_000)
  .regex(/^[\P{Cc}\n\r\t]+$/u);

/** One line that anybody may have typed. */
export const ligneDuPublic = ligne.transform(sansLien);

/** Row of a single-use link; the template gets the link itself, never this id. */
export const jetonId = z.uuid();

/** ISO instant, written for people: day, hour, offset of Paris. */
export const instant = z.iso.datetime({ offset: true }).transform(instantEnFrancais);

/** ISO instant at which a day is over in Paris, written for people: the day that ends. */
export const finDeJournee = z.iso
  .datetime({ offset: true })
  .transform((instant) => jourEnFrancais(jourDeParis(new Date(Date.parse(instant) - 1).toISOString())));

export const compte = z.number().int().nonnegative();

/** Day (`AAAA-MM-JJ`), written for people: `2 avril 2026`. */
export const jour = z.iso.date().transform(jourEnFrancais);

export const siret = z.string().regex(/^[0-9]{14}$/);

/** As `ligneDuPublic`, long enough for everything that a form may list: fifty déposants, fifty SIRET. */
export const listeDuPublic = z
  .string()
  .min(1)
  .max(50_000)
  .regex(/^\P{Cc}+$/u)
  .transform(sansLien);
