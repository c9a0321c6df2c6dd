import { z } from 'zod';
import { reprendreDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';

export const reprendreDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/reprise',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Reprendre l’instruction avant la date ou sans attendre la réponse',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: reprendreDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
