import { z } from 'zod';
import { rouvrirDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { MOTIF } from './precisions.schema.ts';

export const rouvrirDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/reouverture',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Rouvrir un dossier refusé ou clos par erreur',
  description: 'Impossible tant qu’un autre dossier est ouvert pour ce SIRET.',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...MOTIF,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: rouvrirDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
