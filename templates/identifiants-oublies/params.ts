import { z } from 'zod';
import { LIBELLE_ROLE_COMPTE } from '../../domain/compte/appelant.ts';
import { ligne, ligneDuPublic } from '../champs.ts';

export const identifiantsOubliesParams = z.strictObject({
  identifiants: z
    .array(
      z
        .strictObject({
          identifiantConnexion: ligne,
          raisonSociale: ligneDuPublic,
          role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
        })
        .transform(({ identifiantConnexion, raisonSociale, role }) => ({
          identifiantConnexion,
          compte: `${raisonSociale} (${LIBELLE_ROLE_COMPTE[role]})`,
        })),
    )
    .min(1),
});
