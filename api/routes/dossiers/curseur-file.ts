import { z } from 'zod';
import type { PositionTriee } from '../../../database/repositories/filtre-file.ts';
import type { OrdreTri, TriDossiers } from '../../../domain/dossier/file-dossiers.ts';
import { demandeInvalide } from '../../reponses/erreur-http.ts';

type Tri = { tri: TriDossiers; ordre: OrdreTri };

/** Exact to the microsecond; `infinity` stands where nothing is due. */
const INSTANT = z
  .string()
  .refine(
    (texte) => texte === 'infinity' || (/^(19|2)\d/.test(texte) && z.iso.datetime().safeParse(`${texte}Z`).success),
  );
const REFERENCE = z.string().regex(/^[\w-]{1,40}$/);

/** A position in a sorted list: opaque to callers, and of one sort only. */
export const curseurTrie = ({ tri, ordre }: Tri, position: PositionTriee | null): string | null =>
  position && Buffer.from(JSON.stringify([tri, ordre, position.valeur, position.id])).toString('base64url');

/** Reads a cursor of ours for that sort; any other text is 422. */
export const lireCurseurTrie = ({ tri, ordre }: Tri, texte: string | undefined): PositionTriee | undefined => {
  if (texte === undefined) return undefined;
  const valeurs = tri === 'reference' ? REFERENCE : INSTANT;
  try {
    const attendu = z.tuple([z.literal(tri), z.literal(ordre), valeurs, z.uuid()]);
    const [, , valeur, id] = attendu.parse(JSON.parse(Buffer.from(texte, 'base64url').toString('utf8')));
    return { valeur, id };
  } catch {
    throw demandeInvalide([
      { champ: 'curseur', message: 'ce curseur ne vient pas d’une page de cette liste, dans cet ordre.' },
    ]);
  }
};
