import { z } from 'zod';
import { ligne, siret } from '../../champs.ts';
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

export const declarerSiretRoute = defineRoute<{ ordres: Ordres }>()({
  method: 'post',
  path: '/demandes-contact/siret',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Déclarer le nouveau SIRET d’un organisme',
  description: DESCRIPTION_CHANGEMENT,
  body: z
    .strictObject({
      ...formulaire,
      contact: demandeurSchema,
      nouveauSiret: siret,
      nouvelleRaisonSociale: ligne(200),
    })
    .refine((demande) => demande.nouveauSiret !== demande.siret, {
      path: ['nouveauSiret'],
      message: 'ce SIRET est celui que nous connaissons déjà.',
    }),
  status: 201,
  response: changementRecuSchema,
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: LIMITE_DEMANDES,
  limitesSujet: LIMITES_CHANGEMENT,
  handler: async ({ body, effetId, maintenant }, { ordres }) =>
    demander({ motif: 'NOUVEAU_SIRET', ...body }, { effetId, maintenant, ordres }),
});
