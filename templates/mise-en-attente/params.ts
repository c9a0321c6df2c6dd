import { z } from 'zod';
import { jour, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const miseEnAttenteParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  motif: paragraphe,
  jusquAu: jour,
});
