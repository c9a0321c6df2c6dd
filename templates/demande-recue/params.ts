import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const demandeRecueParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  siret: z.string().regex(/^[0-9]{14}$/),
  jetonId,
});
