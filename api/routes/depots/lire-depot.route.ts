import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { depotComplet, depotSchema } from './depot.schema.ts';
import { LIMITE_LECTURE } from './limites.ts';

export const lireDepotRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/depots/:depotId',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Lire un dépôt et son statut',
  params: z.object({ depotId: z.uuid() }),
  status: 200,
  response: depotSchema,
  limite: LIMITE_LECTURE,
  handler: async ({ params, appelant }, { orm }) => {
    const lu = await new DepotLectureRepository(orm.em.fork()).lireComplet(porteeDe(appelant), params.depotId);
    if (!lu) throw introuvable('Ce dépôt');
    return depotComplet(lu);
  },
});
