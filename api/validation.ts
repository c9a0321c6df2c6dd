import { z } from 'zod';
import { type ChampRefuse, demandeInvalide } from './reponses/erreur-http.ts';
import { exigerEnregistrable } from './texte-enregistrable.ts';

const enFrancais = z.locales.fr().localeError;

type IssueBrute = Parameters<typeof enFrancais>[0];

const pluriel = (nombre: number | bigint, mot: string): string => `${nombre} ${mot}${Number(nombre) > 1 ? 's' : ''}`;

/** Sentences for whoever fills in the field; what is not foreseen here speaks the French of zod. */
const phrase = (issue: IssueBrute): string | undefined => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'ce champ est obligatoire.';
  if (issue.code === 'too_small' && issue.origin === 'string')
    return Number(issue.minimum) <= 1
      ? 'ce champ ne peut pas être vide.'
      : `au moins ${pluriel(issue.minimum, 'caractère')}.`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `${pluriel(issue.maximum, 'caractère')} au plus.`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `${pluriel(issue.maximum, 'élément')} au plus.`;
  if (issue.code === 'too_small' && issue.origin === 'array') return `au moins ${pluriel(issue.minimum, 'élément')}.`;
  if (issue.code === 'invalid_format' && issue.format === 'email')
    return 'cette adresse électronique n’est pas valable.';
  if (issue.code === 'invalid_value') return `valeurs possibles : ${issue.values.map(String).join(', ')}.`;
  const autre = enFrancais(issue);
  return typeof autre === 'string' ? autre : autre?.message;
};

const champsDe = (issues: readonly z.core.$ZodIssue[]): ChampRefuse[] =>
  issues.flatMap((issue): ChampRefuse[] => {
    const chemin = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((cle) => ({
        champ: [...chemin, cle].join('.'),
        message: `le champ « ${cle} » est inconnu.`,
      }));
    return [{ champ: chemin.join('.') || 'corps', message: issue.message }];
  });

/** The value as the schema makes it, or 422 with each field and a French sentence. */
export const valider = <S extends z.ZodType>(schema: S, valeur: unknown): z.output<S> => {
  exigerEnregistrable(valeur);
  const lu = schema.safeParse(valeur, { error: phrase });
  if (!lu.success) throw demandeInvalide(champsDe(lu.error.issues));
  return lu.data;
};
