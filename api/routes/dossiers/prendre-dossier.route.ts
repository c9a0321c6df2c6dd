import { z } from 'zod';
import { prendreDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';

export const prendreDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/prise',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Prendre un dossier d’accrochage en instruction',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: prendreDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
