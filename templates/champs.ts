import { z } from 'zod';
import { instantEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
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

export const compte = z.number().int().nonnegative();
