import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { tenirAcces } from './tenir-acces.ts';

/** Ends an access, its secrets and its tokens at once. Asked twice, writes nothing more. */
export const revoquerAccesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/acces/:accesId',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Révoquer un accès',
  params: z.object({ accesId: z.uuid() }),
  status: 204,
  handler: async ({ params: { accesId }, appelant, maintenant }, { orm }) =>
    tenirAcces({ appelant, em: orm.em.fork(), maintenant }, async ({ acces, ...acte }) => {
      await acte.trouver(accesId);
      if (await acces.revoquer(accesId, maintenant)) await acte.journaliser('acces.revoquer', accesId);
    }),
});
