import { desactiverPersonne } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, personneApresOrdreSchema } from './personne.schema.ts';

export const desactiverPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/desactivation',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Désactiver l’accès d’une personne',
  description:
    'Ses sessions sont fermées aussitôt. Une invitation en attente est retirée. Le dernier administrateur actif garde son accès.',
  params: paramsPersonne,
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: desactiverPersonne, ...params, appelant, effetId, maintenant, reste: {} };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
