import { z } from 'zod';
import { jetonId, ligneDuPublic } from '../champs.ts';

export const validationCourrielParams = z.strictObject({
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  jetonId,
});
