import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';
import { genre } from '../genre-changement.ts';

export const changementRecuParams = z.strictObject({
  reference: ligne,
  genre,
  raisonSociale: ligneDuPublic,
  jetonId,
});
