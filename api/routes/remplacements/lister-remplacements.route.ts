import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import { REMPLACEMENT_A_DECIDER } from '../../../domain/remplacement/remplacement.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ETATS_REMPLACEMENT, remplacementResume, remplacementResumeSchema } from './remplacement.schema.ts';

/** The queue of requests of replacement, oldest first. */
export const listerRemplacementsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/remplacements-administrateur',
  permission: 'compte:remplacer',
  tag: 'Remplacement d’un administrateur',
  summary: 'Lister les demandes de remplacement',
  description: 'Sans filtre d’état : celles qui attendent la décision d’un agent.',
  query: z.strictObject({ etat: listeDe(ETATS_REMPLACEMENT).optional(), ...pagination }),
  status: 200,
  response: pageDe(remplacementResumeSchema),
  handler: async ({ query }, { orm }) => {
    const { etat: etats = REMPLACEMENT_A_DECIDER, curseur, limite } = query;
    const filtre = { etats, apres: lireCurseur(curseur), limite };
    const page = await new RemplacementLectureRepository(orm.em.fork()).lister(filtre);
    return { elements: page.elements.map(remplacementResume), suivant: curseurDe(page.suivant) };
  },
});
