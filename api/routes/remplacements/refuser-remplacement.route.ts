import { z } from 'zod';
import { refuserRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { paragraphe } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { type DepsInstructionRemplacement, instruireRemplacement, versionDemande } from './instruire-remplacement.ts';
import { remplacementApresActeSchema } from './remplacement.schema.ts';

export const refuserRemplacementRoute = defineRoute<DepsInstructionRemplacement>()({
  method: 'post',
  path: '/remplacements-administrateur/:remplacementId/refus',
  permission: 'compte:remplacer',
  tag: 'Remplacement d’un administrateur',
  summary: 'Refuser une demande de remplacement',
  description: 'Le motif est repris dans le courriel adressé au demandeur.',
  params: z.object({ remplacementId: z.uuid() }),
  body: z.strictObject({
    version: versionDemande,
    motif: paragraphe(2000),
  }),
  status: 200,
  response: remplacementApresActeSchema,
  idempotence: {},
  handler: ({ params, body, agent, maintenant, effetId }, deps) =>
    instruireRemplacement({ acte: refuserRemplacement, ...params, agent, maintenant, effetId, reste: body }, deps),
});
