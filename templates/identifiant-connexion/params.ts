import { z } from 'zod';
import { LIBELLE_ROLE_COMPTE } from '../../domain/compte/appelant.ts';
import { ligne, ligneDuPublic } from '../champs.ts';

export const identifiantConnexionParams = z.strictObject({
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  raisonSociale: ligneDuPublic,
  identifiantConnexion: ligne,
  role: z.enum(['CERTIFICATEUR', 'DEPOSANT']).transform((role) => LIBELLE_ROLE_COMPTE[role]),
});
