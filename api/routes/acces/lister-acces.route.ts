import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { defineRoute } from '../../route.ts';
import { accesSchema, accesVu } from './acces.schema.ts';

export const listerAccesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/acces',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Lister les accès des programmes du compte',
  status: 200,
  response: z.object({ elements: z.array(accesSchema) }),
  handler: async ({ appelant, maintenant }, { orm }) => {
    const connus = await new AccesRepository(orm.em.fork()).lister(appelant.compteId);
    return { elements: connus.map((acces) => accesVu(acces, maintenant)) };
  },
});
