import { z } from 'zod';
import { jetonId, jour, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

export const complementRappelParams = z.strictObject({
  reference: ligne,
  raisonSociale: ligneDuPublic,
  objet: paragraphe,
  demandeLe: jour,
  jusquAu: jour,
  jetonId,
});
