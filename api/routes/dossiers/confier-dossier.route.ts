import { z } from 'zod';
import { confierDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { ATTRIBUTION } from './precisions.schema.ts';

export const confierDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/attribution',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Confier un dossier à un autre agent',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...ATTRIBUTION,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: confierDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
