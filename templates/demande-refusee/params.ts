import { z } from 'zod';
import { ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const demandeRefuseeParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  motif: paragraphe,
});
