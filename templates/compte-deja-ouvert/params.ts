import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';

export const compteDejaOuvertParams = z
  .strictObject({
    destinatairePrenom: ligneDuPublic,
    destinataireNom: ligneDuPublic,
    raisonSociale: ligneDuPublic,
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
    actif: z.boolean(),
    administrateurs: z.array(ligneDuPublic).max(20),
  })
  .transform(({ role, administrateurs, ...vue }) => ({
    ...vue,
    role: role === 'CERTIFICATEUR' ? 'certificateur' : 'déposant',
    administrateurs: administrateurs.join(', '),
  }));
