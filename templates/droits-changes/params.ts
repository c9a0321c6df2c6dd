import { z } from 'zod';
import type { RoleUtilisateur } from '../../domain/compte/appelant.ts';
import { destinataire } from '../personne.ts';

const LIBELLE: Record<RoleUtilisateur, string> = {
  ADMINISTRATEUR: 'administrateur (vous gérez les accès du compte)',
  UTILISATEUR: 'utilisateur',
};

export const droitsChangesParams = z.strictObject({
  ...destinataire,
  role: z.enum(['ADMINISTRATEUR', 'UTILISATEUR']).transform((role) => LIBELLE[role]),
  assistance: z.boolean().transform((ouverte) => (ouverte ? 'ouverts' : 'non ouverts')),
});
