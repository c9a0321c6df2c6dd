import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ChangementLectureRepository } from '../../../database/repositories/changement-lecture.repository.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { changementSchema, changementVu, ETATS_CHANGEMENT, GENRES_CHANGEMENT } from './changement.schema.ts';

/** Changes asked by form, oldest first. */
export const listerChangementsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/changements',
  permission: 'dossier:lire',
  tag: 'Changements',
  summary: 'Lister les changements demandés par formulaire',
  description: 'Sans filtre d’état : ceux qui restent à confirmer.',
  query: z.strictObject({
    etat: listeDe(ETATS_CHANGEMENT).optional(),
    genre: listeDe(GENRES_CHANGEMENT).optional(),
    dossierId: z.uuid().optional(),
    organismeId: z.uuid().optional(),
    ...pagination,
  }),
  status: 200,
  response: pageDe(changementSchema),
  handler: async ({ query }, { orm }) => {
    const { etat: etats = ['A_CONFIRMER' as const], genre: genres, curseur, ...reste } = query;
    const filtre = { ...reste, etats, genres, apres: lireCurseur(curseur) };
    const page = await new ChangementLectureRepository(orm.em.fork()).lister(filtre);
    return { elements: page.elements.map(changementVu), suivant: curseurDe(page.suivant) };
  },
});
