import { z } from 'zod';
import { ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const dossierRouvertParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  motif: paragraphe,
});
