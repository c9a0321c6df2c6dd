import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic, siret } from '../champs.ts';

export const remplacementACompleterParams = z.strictObject({
  reference: ligne,
  siret,
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  jetonId,
});
