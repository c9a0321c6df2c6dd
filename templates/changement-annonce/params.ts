import { z } from 'zod';
import { instant, ligne, ligneDuPublic } from '../champs.ts';
import { genre } from '../genre-changement.ts';

export const changementAnnonceParams = z.strictObject({
  reference: ligne,
  genre,
  raisonSociale: ligneDuPublic,
  demandeur: ligneDuPublic,
  precision: ligneDuPublic,
  recueLe: instant,
});
