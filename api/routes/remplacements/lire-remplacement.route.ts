import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { remplacementComplet, remplacementSchema } from './remplacement.schema.ts';

export const lireRemplacementRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/remplacements-administrateur/:remplacementId',
  permission: 'compte:remplacer',
  tag: 'Remplacement d’un administrateur',
  summary: 'Lire une demande de remplacement, avec ses justificatifs et les oppositions',
  params: z.object({ remplacementId: z.uuid() }),
  status: 200,
  response: remplacementSchema,
  handler: async ({ params: { remplacementId } }, { orm }) => {
    const lu = await new RemplacementLectureRepository(orm.em.fork()).lireComplet(remplacementId);
    if (!lu) throw introuvable('Cette demande de remplacement');
    return remplacementComplet(lu);
  },
});
