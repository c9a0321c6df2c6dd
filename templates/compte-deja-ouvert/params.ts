import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';
import { contact, saluer } from '../identifiants.ts';

export const compteDejaOuvertParams = z
  .strictObject({
    ...contact,
    raisonSociale: ligneDuPublic,
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
    /** Of mails written before: they are shown, and sent, as the others. */
    actif: z.boolean().optional(),
    administrateurs: z.array(ligneDuPublic).max(20),
  })
  .transform(({ role, administrateurs, actif: _, ...vue }) => ({
    ...saluer(vue),
    role: role === 'CERTIFICATEUR' ? 'certificateur' : 'déposant',
    administrateurs: administrateurs.join(', '),
  }));
