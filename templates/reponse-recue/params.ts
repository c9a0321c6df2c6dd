import { z } from 'zod';
import { instant, jetonId, ligne, ligneDuPublic } from '../champs.ts';
import { accorder } from '../typographie.ts';

export const reponseRecueParams = z
  .strictObject({
    reference: ligne,
    raisonSociale: ligneDuPublic,
    nombrePieces: z.number().int().min(0).max(10),
    recueLe: instant,
    jetonId,
  })
  .transform(({ nombrePieces, ...reste }) => ({
    ...reste,
    pieces: nombrePieces === 0 ? 'aucun' : accorder(nombrePieces, 'fichier', 'fichiers'),
  }));
