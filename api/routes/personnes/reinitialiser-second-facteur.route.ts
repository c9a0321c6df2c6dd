import { retirerSecondFacteur } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, personneApresOrdreSchema } from './personne.schema.ts';

export const reinitialiserSecondFacteurRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/second-facteur/reinitialisation',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Réinitialiser le second facteur d’une personne',
  description: 'Pour qui a perdu son appareil et ses codes de secours ; elle en est avertie par courriel.',
  params: paramsPersonne,
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: retirerSecondFacteur, ...params, appelant, effetId, maintenant, reste: {} };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
