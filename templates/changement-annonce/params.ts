import { z } from 'zod';
import { genreDeChangement, instant, ligne, ligneDuPublic } from '../champs.ts';

export const changementAnnonceParams = z.strictObject({
  reference: ligne,
  genre: genreDeChangement,
  raisonSociale: ligneDuPublic,
  demandeur: ligneDuPublic,
  precision: ligneDuPublic,
  recueLe: instant,
});
