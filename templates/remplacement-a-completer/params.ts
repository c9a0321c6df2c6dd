import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const remplacementACompleterParams = z.strictObject({
  reference: ligne,
  siret: z.string().regex(/^[0-9]{14}$/),
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  jetonId,
});
