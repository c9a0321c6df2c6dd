import { z } from 'zod';
import { normaliserSiret, siretValide } from '../domain/organisme/siret.ts';
import { demandeInvalide } from './reponses/erreur-http.ts';

/** Control characters never belong to what a person types on one line. */
const SANS_CONTROLE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** One line of text, blanks around it removed. */
export const ligne = (maximum: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((texte) => SANS_CONTROLE.test(texte), 'les caractères de contrôle ne sont pas admis.');

/** Several lines of text. */
export const paragraphe = (maximum: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((texte) => /^(?:[^\p{Cc}]|[\n\r\t])*$/u.test(texte), 'les caractères de contrôle ne sont pas admis.');

export const siret = z
  .string()
  .max(30)
  .transform(normaliserSiret)
  .pipe(z.string().regex(/^[0-9]{14}$/, 'un SIRET compte 14 chiffres.'))
  .refine(siretValide, 'ce SIRET n’est pas valable : vérifiez ses chiffres.')
  .meta({ description: 'SIRET de 14 chiffres, clés vérifiées', example: '73282932000074' });

/** A domain with at least one dot: a mail must be able to leave this machine. */
export const courriel = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .meta({ description: 'Adresse électronique', example: 'contact@certif.exemple' });

/** Years that dates of ours may be of: beyond, neither calendars nor the database follow. */
const dansLeSiecle = (date: string): boolean => date >= '1900' && date < '3000';

/** A civil day of Paris. */
export const jour = z.iso
  .date('une date de la forme AAAA-MM-JJ est attendue.')
  .refine(dansLeSiecle, 'une date entre 1900 et 2999 est attendue.')
  .meta({ description: 'Jour, AAAA-MM-JJ' });

export const instant = z.iso.datetime().meta({ description: 'Instant ISO 8601 en UTC' });

/** A position in a list: opaque to callers. */
const CURSEUR = z.tuple([z.iso.datetime().refine(dansLeSiecle), z.uuid()]);

export const curseurDe = (position: { le: Date; id: string } | null): string | null =>
  position && Buffer.from(JSON.stringify([position.le.toISOString(), position.id])).toString('base64url');

/** Reads a cursor of ours; any other text is 422. */
export const lireCurseur = (texte: string | undefined): { le: Date; id: string } | undefined => {
  if (texte === undefined) return undefined;
  try {
    const [le, id] = CURSEUR.parse(JSON.parse(Buffer.from(texte, 'base64url').toString('utf8')));
    return { le: new Date(le), id };
  } catch {
    throw demandeInvalide([{ champ: 'curseur', message: 'ce curseur ne vient pas d’une page de cette liste.' }]);
  }
};

/** What every list takes. */
export const pagination = {
  curseur: z.string().max(200).optional().meta({ description: 'Valeur de `suivant` de la page précédente' }),
  limite: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'Nombre d’éléments par page' }),
};

/** What every list answers. */
export const pageDe = <T extends z.ZodType>(element: T) =>
  z.object({
    elements: z.array(element),
    suivant: z.string().nullable().meta({ description: 'Curseur de la page suivante, null à la fin' }),
  });

/** A comma-separated list of values of a union. */
export const listeDe = <const T extends readonly [string, ...string[]]>(valeurs: T) =>
  z
    .string()
    .max(300)
    .transform((texte) => texte.split(','))
    .pipe(z.array(z.enum(valeurs)))
    .meta({ description: `Une ou plusieurs valeurs séparées par des virgules : ${valeurs.join(', ')}` });
