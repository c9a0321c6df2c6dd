import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CourrielLectureRepository } from '../../../database/repositories/courriel-lecture.repository.ts';
import { curseurDe, lireCurseur, listeDe, pageDe, pagination } from '../../champs.ts';
import { demandeInvalide } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { courrielResume, courrielResumeSchema, ETATS_COURRIEL } from './courriel.schema.ts';

/** What was said to whom is in each mail; the list tells neither. */
export const listerCourrielsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/courriels',
  permission: 'courriel:lire',
  tag: 'Courriels',
  summary: 'Lister les courriels d’un dossier ou d’un organisme',
  description: 'Les plus récents d’abord. Indiquez `dossierId` ou `organismeId`, l’un des deux.',
  query: z.strictObject({
    dossierId: z.uuid().optional(),
    organismeId: z.uuid().optional(),
    etat: listeDe(ETATS_COURRIEL).optional(),
    ...pagination,
  }),
  status: 200,
  response: pageDe(courrielResumeSchema),
  handler: async ({ query }, { orm }) => {
    const { dossierId, organismeId, etat: etats, curseur, limite } = query;
    if ((dossierId === undefined) === (organismeId === undefined))
      throw demandeInvalide([{ champ: 'dossierId', message: 'indiquez un dossier ou un organisme, l’un des deux.' }]);
    const sujet = dossierId === undefined ? { organismeId: organismeId ?? '' } : { dossierId };
    const courriels = new CourrielLectureRepository(orm.em.fork());
    const page = await courriels.lister({ sujet, etats, apres: lireCurseur(curseur), limite });
    return { elements: page.elements.map(courrielResume), suivant: curseurDe(page.suivant) };
  },
});
