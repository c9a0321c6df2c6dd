import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';

export const identifiantsRenvoyesParams = z.strictObject({
  destinatairePrenom: ligneDuPublic,
  destinataireNom: ligneDuPublic,
  raisonSociale: ligneDuPublic,
  matricule: ligne,
  numeroContrat: ligne,
  jetonId,
});
