import { z } from 'zod';
import type { DossierComplet } from '../../../database/repositories/dossier-lecture.repository.ts';
import { instant, jour } from '../../champs.ts';
import { pieceDeposeeSchema } from '../pieces/piece.schema.ts';

/** What was asked of the organisme, and what it answered. */
export const complementSchema = z
  .object({
    complementId: z.uuid(),
    objet: z.string(),
    demandeLe: instant,
    jusquAu: jour,
    etat: z.enum(['ATTENDU', 'RECU', 'RETIRE']),
    reponse: z.string().nullable(),
    closLe: instant.nullable(),
    pieces: z.array(pieceDeposeeSchema),
  })
  .meta({ id: 'Complement' });

export const complementVu = ({
  complement,
  pieces,
}: DossierComplet['complements'][number]): z.input<typeof complementSchema> => ({
  complementId: complement.id,
  objet: complement.objet,
  demandeLe: complement.demandeLe.toISOString(),
  jusquAu: complement.jusquAu,
  etat: complement.etat,
  reponse: complement.reponse ?? null,
  closLe: complement.closLe?.toISOString() ?? null,
  pieces: pieces.map(({ deposeeLe: _, ...piece }) => piece),
});
