import { z } from 'zod';
import { jetonId, jour, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const complementDemandeParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  objet: paragraphe,
  jusquAu: jour,
  jetonId,
});
