import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';
import { contact, saluer } from '../identifiants.ts';

export const compteDejaOuvertParams = z
  .strictObject({
    ...contact,
    raisonSociale: ligneDuPublic,
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
    actif: z.boolean(),
    administrateurs: z.array(ligneDuPublic).max(20),
  })
  .transform(({ role, administrateurs, ...vue }) => ({
    ...saluer(vue),
    role: role === 'CERTIFICATEUR' ? 'certificateur' : 'déposant',
    administrateurs: administrateurs.join(', '),
  }));
