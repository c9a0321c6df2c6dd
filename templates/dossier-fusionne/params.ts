import { z } from 'zod';
import { ligne, ligneDuPublic, siret } from '../champs.ts';

export const dossierFusionneParams = z.strictObject({
  reference: ligne,
  nouvelleReference: ligne,
  siret,
  raisonSociale: ligneDuPublic,
});
