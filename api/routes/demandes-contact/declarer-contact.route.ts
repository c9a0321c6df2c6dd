import { z } from 'zod';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import {
  changementRecuSchema,
  contactSchema,
  DESCRIPTION_CHANGEMENT,
  demander,
  demandeurSchema,
  formulaire,
  LIMITE_DEMANDES,
  LIMITES_CHANGEMENT,
} from './formulaire.ts';

export const declarerContactRoute = defineRoute<{ ordres: Ordres }>()({
  method: 'post',
  path: '/demandes-contact/contact',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Déclarer un nouveau contact métier',
  description: DESCRIPTION_CHANGEMENT,
  body: z.strictObject({
    ...formulaire,
    contact: demandeurSchema,
    nouveauContact: contactSchema.meta({ description: 'Recevra tous les courriels' }),
  }),
  status: 201,
  response: changementRecuSchema,
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: LIMITE_DEMANDES,
  limitesSujet: LIMITES_CHANGEMENT,
  handler: async ({ body, effetId, maintenant }, { ordres }) =>
    demander({ motif: 'NOUVEAU_CONTACT', ...body }, { effetId, maintenant, ordres }),
});
