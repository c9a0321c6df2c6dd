import { z } from 'zod';
import { annoterDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { paragraphe } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';

export const annoterDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/notes',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Ajouter une note, lue des seuls agents',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    texte: paragraphe(4000),
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: annoterDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
