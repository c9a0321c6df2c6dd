import { z } from 'zod';
import { ligne, ligneDuPublic, paragraphe } from '../champs.ts';
import { genre } from '../genre-changement.ts';

export const changementRefuseParams = z.strictObject({
  reference: ligne,
  genre,
  raisonSociale: ligneDuPublic,
  motif: paragraphe,
});
