import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';

export const dossierFusionneParams = z.strictObject({
  reference: ligne,
  nouvelleReference: ligne,
  siret: ligne,
  raisonSociale: ligneDuPublic,
});
