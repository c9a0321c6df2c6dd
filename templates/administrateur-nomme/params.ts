import { z } from 'zod';
import { jetonId, ligneDuPublic } from '../champs.ts';

export const administrateurNommeParams = z.strictObject({
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  raisonSociale: ligneDuPublic,
  jetonId,
});
