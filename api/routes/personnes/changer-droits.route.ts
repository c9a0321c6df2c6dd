import { z } from 'zod';
import { changerDroits } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, assistance, personneApresOrdreSchema, roleUtilisateur } from './personne.schema.ts';

export const changerDroitsRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/droits',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Changer le rôle d’une personne et son droit à l’assistance',
  description: 'Le compte garde toujours un administrateur actif.',
  params: paramsPersonne,
  body: z.strictObject({ role: roleUtilisateur, assistance }),
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, body, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: changerDroits, ...params, appelant, effetId, maintenant, reste: body };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
