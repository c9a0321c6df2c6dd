import { z } from 'zod';
import { finDeJournee, jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const remplacementAnnonceParams = z
  .strictObject({
    reference: ligne,
    raisonSociale: ligneDuPublic,
    demandeur: ligneDuPublic,
    fonction: ligneDuPublic,
    motif: ligne,
    prendEffetLe: finDeJournee.nullable(),
    jetonId,
  })
  .transform(({ prendEffetLe, ...reste }) => ({ ...reste, effet: prendEffetLe }));
