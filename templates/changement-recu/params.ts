import { z } from 'zod';
import { genreDeChangement, jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const changementRecuParams = z.strictObject({
  reference: ligne,
  genre: genreDeChangement,
  raisonSociale: ligneDuPublic,
  jetonId,
});
