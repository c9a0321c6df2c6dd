import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { MandatLectureRepository } from '../../../database/repositories/mandat-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { curseurDe, lireCurseur, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { mandatSchema, mandatVu } from './mandat.schema.ts';
import { organismeDansPortee } from './ordonner.ts';

/** Mandates that an organisme gives and receives, past ones too; an organisme sees its own. */
export const listerMandatsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/organismes/:organismeId/mandats',
  permission: 'mandat:lire',
  tag: 'Mandats',
  summary: 'Lister les mandats donnés et reçus par un organisme',
  description: 'Les plus récents d’abord, terminés compris.',
  params: z.object({ organismeId: z.uuid() }),
  query: z.strictObject({
    sens: z
      .enum(['DONNES', 'RECUS'])
      .optional()
      .meta({ description: 'DONNES : par l’organisme, certificateur ; RECUS : par lui, déposant ; absent : les deux' }),
    ...pagination,
  }),
  status: 200,
  response: pageDe(mandatSchema),
  handler: async ({ params: { organismeId }, query, appelant, maintenant }, { orm }) => {
    const em = orm.em.fork();
    await organismeDansPortee(em, appelant, organismeId);
    const { sens, curseur, limite } = query;
    const filtre = { organismeId, sens, apres: lireCurseur(curseur), limite };
    const page = await new MandatLectureRepository(em).lister(filtre);
    const jour = jourDeParis(maintenant.toISOString());
    return { elements: page.elements.map((lu) => mandatVu(lu, jour)), suivant: curseurDe(page.suivant) };
  },
});
