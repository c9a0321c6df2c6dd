import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';

export const complementRetireParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
});
