import { z } from 'zod';
import { mettreEnAttente } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { ATTENTE } from './precisions.schema.ts';

export const mettreEnAttenteRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/mise-en-attente',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Mettre un dossier en attente jusqu’à une date',
  description: 'Les délais sont suspendus ; le dossier reprend de lui-même le jour dit.',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...ATTENTE,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: mettreEnAttente, ...params, agent, maintenant, effetId, reste: body }, deps),
});
