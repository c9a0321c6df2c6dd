import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic, siret } from '../champs.ts';

export const demandeRecueParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  siret,
  jetonId,
});
