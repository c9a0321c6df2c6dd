import { z } from 'zod';
import { jetonId } from '../champs.ts';
import { destinataire, EN_QUALITE } from '../personne.ts';

export const invitationParams = z.strictObject({
  ...destinataire,
  role: z.enum(['ADMINISTRATEUR', 'UTILISATEUR']).transform((role) => EN_QUALITE[role]),
  jetonId,
});
