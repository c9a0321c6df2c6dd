import { z } from 'zod';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import {
  changementRecuSchema,
  DESCRIPTION_CHANGEMENT,
  demander,
  demandeurSchema,
  formulaire,
  LIMITE_DEMANDES,
  LIMITES_CHANGEMENT,
} from './formulaire.ts';

export const demanderAssistanceRoute = defineRoute<{ ordres: Ordres }>()({
  method: 'post',
  path: '/demandes-contact/assistance',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Demander l’accès à l’assistance pour une personne de l’organisme',
  description: DESCRIPTION_CHANGEMENT,
  body: z.strictObject({
    ...formulaire,
    contact: demandeurSchema,
  }),
  status: 201,
  response: changementRecuSchema,
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: LIMITE_DEMANDES,
  limitesSujet: LIMITES_CHANGEMENT,
  handler: async ({ body, effetId, maintenant }, { ordres }) =>
    demander({ motif: 'ASSISTANCE', ...body }, { effetId, maintenant, ordres }),
});
