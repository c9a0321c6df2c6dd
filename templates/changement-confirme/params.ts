import { z } from 'zod';
import { ligne, ligneDuPublic, listeDuPublic } from '../champs.ts';
import { genre } from '../genre-changement.ts';

export const changementConfirmeParams = z.strictObject({
  reference: ligne,
  genre,
  raisonSociale: ligneDuPublic,
  precision: listeDuPublic,
});
