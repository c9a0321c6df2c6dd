import { reactiverPersonne } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, personneApresOrdreSchema } from './personne.schema.ts';

export const reactiverPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/reactivation',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Réactiver l’accès d’une personne',
  description: 'Elle retrouve son identifiant et son mot de passe.',
  params: paramsPersonne,
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: reactiverPersonne, ...params, appelant, effetId, maintenant, reste: {} };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
