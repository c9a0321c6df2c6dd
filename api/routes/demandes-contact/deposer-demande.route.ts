import { z } from 'zod';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  deposerDemande,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { contactSchema, deposantSchema, formulaire, LIMITE_DEMANDES, LIMITE_DEMANDEUR } from './formulaire.ts';

const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(RNCP|RS)[0-9]{1,6}$/, 'un code a la forme RNCP12345 ou RS1234.');

const demandeSchema = z
  .strictObject({
    motif: z.enum(['ACCROCHAGE']).meta({ description: 'Je souhaite me faire connaître et procéder à mon accrochage' }),
    ...formulaire,
    contact: contactSchema.meta({ description: 'Contact métier : reçoit tous les courriels' }),
    certifications: z.array(code).max(500).default([]),
    confieDepot: z
      .boolean()
      .default(false)
      .meta({ description: 'Le dépôt est-il confié à un ou plusieurs déposants ?' }),
    deposants: z.array(deposantSchema).max(50).default([]),
  })
  .refine(({ confieDepot, deposants }) => confieDepot || deposants.length === 0, {
    path: ['deposants'],
    message: 'des déposants sont indiqués alors que le dépôt n’est pas confié.',
  });

/** The contact form: everything is checked before anything starts; what needs a directory becomes a note for the agent. */
export const deposerDemandeRoute = defineRoute<{ ordres: Ordres }>()({
  method: 'post',
  path: '/demandes-contact',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Se faire connaître et demander son accrochage',
  description:
    'Un accusé de réception part par courriel au contact, avec un lien de suivi. Une demande pour un SIRET dont le dossier est ouvert rejoint ce dossier.',
  body: demandeSchema,
  status: 201,
  response: z
    .object({
      reference: z.string(),
      jointe: z.boolean().meta({ description: 'Vrai si un dossier était déjà ouvert pour ce SIRET' }),
    })
    .meta({ id: 'DemandeRecue' }),
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: LIMITE_DEMANDES,
  limitesSujet: [LIMITE_DEMANDEUR],
  handler: async ({ body, effetId, maintenant }, { ordres }) => {
    const certifications = [...new Set(body.certifications)];
    return ordres.executer({
      update: deposerDemande,
      args: [{ demandeId: effetId, recueLe: maintenant.toISOString(), contenu: { ...body, certifications } }],
      effetId,
      workflow: {
        type: ACCROCHER_ORGANISME,
        id: accrochageWorkflowId(body.siret),
        file: 'dossiers',
        input: { siret: body.siret },
      },
    });
  },
});
