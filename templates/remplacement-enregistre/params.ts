import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const remplacementEnregistreParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  jetonId,
});
