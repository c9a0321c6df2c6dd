import { z } from 'zod';
import { compte, instant, ligne } from '../champs.ts';
import { enTaille } from '../typographie.ts';

export const depotRecuParams = z.strictObject({
  nomFichier: ligne,
  idTraitement: z.number().int().positive(),
  recuLe: instant,
  tailleOctets: compte.transform(enTaille),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
