import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';

export const repriseDossierParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
});
