import { z } from 'zod';
import { accepterDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { ACCEPTATION } from './precisions.schema.ts';

export const accepterDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/acceptation',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Accepter un dossier d’accrochage',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...ACCEPTATION,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: accepterDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
