import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { dossierComplet, dossierSchema } from './dossier.schema.ts';

export const lireDossierRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers/:dossierId',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Lire un dossier d’accrochage',
  params: z.object({ dossierId: z.uuid() }),
  status: 200,
  response: dossierSchema,
  handler: async ({ params, agent }, { orm }) => {
    const lu = await new DossierLectureRepository(orm.em.fork()).lireComplet(porteeDe(agent), params.dossierId);
    if (!lu) throw introuvable('Ce dossier');
    return dossierComplet(lu);
  },
});
