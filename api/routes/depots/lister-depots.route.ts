import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { depotResume, depotResumeSchema, ETATS_DEPOT } from './depot.schema.ts';
import { LIMITE_LECTURE } from './limites.ts';

export const listerDepotsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/depots',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Lister les dépôts, du plus récent au plus ancien',
  query: z.strictObject({ etat: listeDe(ETATS_DEPOT).optional(), ...pagination }),
  status: 200,
  response: pageDe(depotResumeSchema),
  limite: LIMITE_LECTURE,
  handler: async ({ query: { etat, curseur, limite }, appelant }, { orm }) => {
    const depots = new DepotLectureRepository(orm.em.fork());
    const page = await depots.lister(porteeDe(appelant), { etats: etat, apres: lireCurseur(curseur), limite });
    return { elements: page.elements.map(depotResume), suivant: curseurDe(page.suivant) };
  },
});
