import { z } from 'zod';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import { ligne, ligneDuPublic } from '../champs.ts';

const LIBELLE: Record<RoleCompte, string> = { CERTIFICATEUR: 'certificateur', DEPOSANT: 'déposant' };

export const identifiantConnexionParams = z.strictObject({
  prenom: ligneDuPublic,
  nom: ligneDuPublic,
  raisonSociale: ligneDuPublic,
  identifiantConnexion: ligne,
  role: z.enum(['CERTIFICATEUR', 'DEPOSANT']).transform((role) => LIBELLE[role]),
});
