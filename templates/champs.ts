import { z } from 'zod';
import { instantEnFrancais, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';

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

/**
 * One line that anybody may have typed and that goes to an address anybody may have given: readers of mail must not turn a
 * piece of it into a link, so an invisible joiner follows each dot and stands inside `://` and around `@`.
 */
export const ligneDuPublic = ligne.transform((texte) =>
  texte.replaceAll(/[.@](?=\S)/gu, '$&\u2060').replaceAll('://', ':\u2060//'),
);

/** Row of a single-use link; the template gets the link itself, never this id. */
export const jetonId = z.uuid();

/** ISO instant, written for people: day, hour, offset of Paris. */
export const instant = z.iso.datetime({ offset: true }).transform(instantEnFrancais);

/** Day (`AAAA-MM-JJ`), written for people: `2 avril 2026`. */
export const jour = z.iso.date().transform(jourEnFrancais);

export const siret = z.string().regex(/^[0-9]{14}$/);

export const compte = z.number().int().nonnegative();
