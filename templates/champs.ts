import { z } from 'zod';
import { instantEnFrancais, jourDeParis, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';

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

/** ISO instant at which a day is over in Paris, written for people: the day that ends. */
export const finDeJournee = z.iso
  .datetime({ offset: true })
  .transform((instant) => jourEnFrancais(jourDeParis(new Date(Date.parse(instant) - 1).toISOString())));

export const compte = z.number().int().nonnegative();
