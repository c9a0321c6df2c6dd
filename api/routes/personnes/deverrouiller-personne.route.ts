import { deverrouillerPersonne } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, personneApresOrdreSchema } from './personne.schema.ts';

export const deverrouillerPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/deverrouillage',
  permission: 'acces:verrouiller',
  tag: 'Personnes',
  summary: 'Déverrouiller l’accès d’une personne',
  description: 'Un accès verrouillé par la Caisse ne peut être rouvert que par elle.',
  params: paramsPersonne,
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: deverrouillerPersonne, ...params, appelant, effetId, maintenant, reste: {} };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
