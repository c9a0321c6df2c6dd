import { z } from 'zod';
import { genreDeChangement, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const changementRefuseParams = z.strictObject({
  reference: ligne,
  genre: genreDeChangement,
  raisonSociale: ligneDuPublic,
  motif: paragraphe,
});
