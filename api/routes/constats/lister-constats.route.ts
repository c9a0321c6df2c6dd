import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ConstatLectureRepository } from '../../../database/repositories/constat-lecture.repository.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { constatSchema, constatVu, ETATS_CONSTAT, GENRES_CONSTAT } from './constat.schema.ts';

/** What the system noticed and an agent has to look at, oldest first. */
export const listerConstatsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/constats',
  permission: 'constat:lire',
  tag: 'Constats',
  summary: 'Lister les constats à l’attention des agents',
  description: 'Sans filtre d’état : ceux qui restent à traiter.',
  query: z.strictObject({
    etat: listeDe(ETATS_CONSTAT).optional(),
    genre: listeDe(GENRES_CONSTAT).optional(),
    organismeId: z.uuid().optional(),
    code: z
      .string()
      .regex(/^(RNCP|RS)\d{1,10}$/, 'code RNCP ou RS suivi de chiffres attendu.')
      .optional()
      .meta({ description: 'Code de certification' }),
    ...pagination,
  }),
  status: 200,
  response: pageDe(constatSchema),
  handler: async ({ query }, { orm }) => {
    const { etat: etats = ['A_TRAITER' as const], genre: genres, organismeId, code, curseur, limite } = query;
    const filtre = { etats, genres, organismeId, code, apres: lireCurseur(curseur), limite };
    const page = await new ConstatLectureRepository(orm.em.fork()).lister(filtre);
    return { elements: page.elements.map(constatVu), suivant: curseurDe(page.suivant) };
  },
});
