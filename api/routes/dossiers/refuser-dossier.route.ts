import { z } from 'zod';
import { refuserDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { MOTIF } from './precisions.schema.ts';

export const refuserDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/refus',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Refuser un dossier d’accrochage',
  description: 'Le motif est repris dans le courriel adressé à l’organisme.',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...MOTIF,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: refuserDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
