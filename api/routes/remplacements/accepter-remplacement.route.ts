import { z } from 'zod';
import { accepterRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsInstructionRemplacement, instruireRemplacement, versionDemande } from './instruire-remplacement.ts';
import { remplacementApresActeSchema } from './remplacement.schema.ts';

export const accepterRemplacementRoute = defineRoute<DepsInstructionRemplacement>()({
  method: 'post',
  path: '/remplacements-administrateur/:remplacementId/acceptation',
  permission: 'compte:remplacer',
  tag: 'Remplacement d’un administrateur',
  summary: 'Accepter une demande de remplacement',
  description:
    'Un délai de quinze jours s’ouvre, pendant lequel les personnes averties peuvent s’opposer ; sans opposition, le remplacement prend effet à sa fin.',
  params: z.object({ remplacementId: z.uuid() }),
  body: z.strictObject({
    version: versionDemande,
    partants: z
      .array(z.uuid())
      .max(50)
      .meta({ description: 'Administrateurs actuels dont l’accès prend fin ; au moins un, s’il en reste' }),
  }),
  status: 200,
  response: remplacementApresActeSchema,
  idempotence: {},
  handler: ({ params, body, agent, maintenant, effetId }, deps) =>
    instruireRemplacement({ acte: accepterRemplacement, ...params, agent, maintenant, effetId, reste: body }, deps),
});
