import { z } from 'zod';
import { compte, instant, jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const reponseRecueParams = z
  .strictObject({
    reference: ligne,
    raisonSociale: ligneDuPublic,
    nombrePieces: compte.max(10),
    recueLe: instant,
    jetonId,
  })
  .transform(({ nombrePieces, ...reste }) => ({
    ...reste,
    pieces: nombrePieces === 0 ? 'aucune' : nombrePieces,
  }));
