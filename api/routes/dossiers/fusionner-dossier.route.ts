import { z } from 'zod';
import { fusionnerDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { FUSION } from './precisions.schema.ts';

export const fusionnerDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/fusion',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Fusionner un dossier ouvert sous un mauvais SIRET avec celui du bon',
  description: 'Le dossier du bon SIRET est ouvert s’il n’existe pas.',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...FUSION,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: fusionnerDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
