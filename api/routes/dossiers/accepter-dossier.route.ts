import { z } from 'zod';
import { accepterDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { mandatDemandeSchema } from '../mandats/mandat.schema.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';

export const accepterDossierRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/acceptation',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Accepter un dossier d’accrochage',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    mandats: z.array(mandatDemandeSchema).max(50).optional().meta({
      description:
        'Mandats accordés aux déposants ; absent : à tous ceux que le formulaire déclare, pour toutes les certifications, dès aujourd’hui',
    }),
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: accepterDossier, ...params, agent, maintenant, effetId, reste: body }, deps),
});
