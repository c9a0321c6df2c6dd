import { z } from 'zod';
import { verrouillerPersonne } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, MOTIFS_VERROU, personneApresOrdreSchema } from './personne.schema.ts';

export const verrouillerPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/verrouillage',
  permission: 'acces:verrouiller',
  tag: 'Personnes',
  summary: 'Verrouiller aussitôt l’accès d’une personne',
  description: 'Ses sessions sont fermées ; le motif figure dans le courriel qui l’en avertit.',
  params: paramsPersonne,
  body: z.strictObject({ motif: z.enum(MOTIFS_VERROU) }),
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, body, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: verrouillerPersonne, ...params, appelant, effetId, maintenant, reste: body };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
