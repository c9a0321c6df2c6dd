import { z } from 'zod';
import { instantEnFrancais, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
import type { GenreChangement } from '../domain/changement/changement.ts';

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

export const compte = z.number().int().nonnegative();

/** `AAAA-MM-JJ`, written for people. */
export const jour = z.iso.date().transform(jourEnFrancais);

/** In the middle of a sentence, after « concernant ». */
const CHANGEMENTS: Record<GenreChangement, string> = {
  ASSISTANCE: 'l’accès d’une personne à l’assistance',
  NOUVEAU_SIRET: 'le SIRET de l’organisme',
  NOUVEAU_CONTACT: 'le contact métier de l’organisme',
  DEPOSANTS: 'les déposants de l’organisme',
};

export const genreDeChangement = z
  .enum(Object.keys(CHANGEMENTS) as [GenreChangement, ...GenreChangement[]])
  .transform((genre) => CHANGEMENTS[genre]);
