import { reinviterPersonne } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';
import { apresOrdre, personneApresOrdreSchema } from './personne.schema.ts';

export const reinviterPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/invitation',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Inviter de nouveau une personne',
  description: 'Un nouveau lien part ; celui d’avant n’ouvre plus rien.',
  params: paramsPersonne,
  status: 200,
  response: personneApresOrdreSchema,
  idempotence: {},
  limite: { nom: 'invitations', nombre: 60, fenetreSecondes: 3600 },
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const ordre = { update: reinviterPersonne, ...params, appelant, effetId, maintenant, reste: {} };
    return apresOrdre(await ordonnerSurPersonne(ordre, deps));
  },
});
