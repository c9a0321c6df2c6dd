import { z } from 'zod';
import { genreDeChangement, ligne, ligneDuPublic } from '../champs.ts';

export const changementConfirmeParams = z.strictObject({
  reference: ligne,
  genre: genreDeChangement,
  raisonSociale: ligneDuPublic,
  precision: ligneDuPublic,
});
