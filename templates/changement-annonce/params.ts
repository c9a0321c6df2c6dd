import { z } from 'zod';
import { instant, ligne, ligneDuPublic, listeDuPublic } from '../champs.ts';
import { genre } from '../genre-changement.ts';

export const changementAnnonceParams = z.strictObject({
  reference: ligne,
  genre,
  raisonSociale: ligneDuPublic,
  demandeur: ligneDuPublic,
  precision: listeDuPublic,
  recueLe: instant,
});
