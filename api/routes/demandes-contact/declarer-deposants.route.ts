import { z } from 'zod';
import { siret } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import {
  changementRecuSchema,
  DESCRIPTION_CHANGEMENT,
  demander,
  demandeurSchema,
  deposantSchema,
  formulaire,
  LIMITE_DEMANDES,
  LIMITES_CHANGEMENT,
} from './formulaire.ts';

export const declarerDeposantsRoute = defineRoute<{ ordres: Ordres }>()({
  method: 'post',
  path: '/demandes-contact/deposants',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Déclarer des déposants à ajouter ou à retirer',
  description: DESCRIPTION_CHANGEMENT,
  body: z
    .strictObject({
      ...formulaire,
      contact: demandeurSchema,
      ajoutes: z.array(deposantSchema).max(50).default([]),
      retires: z.array(siret).max(50).default([]).meta({ description: 'SIRET des déposants à retirer' }),
    })
    .refine(({ ajoutes, retires }) => ajoutes.length + retires.length > 0, {
      path: ['ajoutes'],
      message: 'indiquez au moins un déposant à ajouter ou à retirer.',
    }),
  status: 201,
  response: changementRecuSchema,
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: LIMITE_DEMANDES,
  limitesSujet: LIMITES_CHANGEMENT,
  handler: async ({ body, effetId, maintenant }, { ordres }) =>
    demander({ motif: 'DEPOSANTS', ...body }, { effetId, maintenant, ordres }),
});
