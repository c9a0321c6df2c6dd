import { z } from 'zod';
import { demanderComplement } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DepsInstruction, instruire, versionVue } from './instruire.ts';
import { COMPLEMENT } from './precisions.schema.ts';

export const demanderComplementRoute = defineRoute<DepsInstruction>()({
  method: 'post',
  path: '/dossiers/:dossierId/complement',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Demander un complément à l’organisme',
  description:
    'L’organisme répond par son lien de suivi. Deux rappels partent, le dixième et le vingtième jour ; à la fin du délai, la clôture sans suite est proposée.',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    version: versionVue,
    ...COMPLEMENT,
  }),
  status: 200,
  response: dossierApresActeSchema,
  idempotence: {},
  handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
    instruire({ acte: demanderComplement, ...params, agent, maintenant, effetId, reste: body }, deps),
});
