import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { curseurDe, ligne, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { dossierResume, dossierResumeSchema, ETATS_DOSSIER } from './dossier.schema.ts';

/** The agents' work list, oldest first. */
export const listerDossiersRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Lister les dossiers d’accrochage',
  query: z.strictObject({
    etat: listeDe(ETATS_DOSSIER).optional(),
    recherche: ligne(40).optional().meta({ description: 'Début d’un SIRET, ou référence d’un dossier' }),
    ...pagination,
  }),
  status: 200,
  response: pageDe(dossierResumeSchema),
  handler: async ({ query, agent }, { orm }) => {
    const { etat, recherche, curseur, limite } = query;
    const filtre = { etats: etat, recherche, apres: lireCurseur(curseur), limite };
    const page = await new DossierLectureRepository(orm.em.fork()).lister(porteeDe(agent), filtre);
    return { elements: page.elements.map(dossierResume), suivant: curseurDe(page.suivant) };
  },
});
