import { z } from 'zod';
import { maintenirRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsInstructionRemplacement, instruireRemplacement, versionDemande } from './instruire-remplacement.ts';
import { remplacementApresActeSchema } from './remplacement.schema.ts';

export const maintenirRemplacementRoute = defineRoute<DepsInstructionRemplacement>()({
  method: 'post',
  path: '/remplacements-administrateur/:remplacementId/maintien',
  permission: 'compte:remplacer',
  tag: 'Remplacement d’un administrateur',
  summary: 'Maintenir un remplacement malgré une opposition',
  description: 'Un nouveau délai de quinze jours s’ouvre.',
  params: z.object({ remplacementId: z.uuid() }),
  body: z.strictObject({
    version: versionDemande,
  }),
  status: 200,
  response: remplacementApresActeSchema,
  idempotence: {},
  handler: ({ params, body, agent, maintenant, effetId }, deps) =>
    instruireRemplacement({ acte: maintenirRemplacement, ...params, agent, maintenant, effetId, reste: body }, deps),
});
