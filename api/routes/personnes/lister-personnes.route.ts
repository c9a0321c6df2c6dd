import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import { curseurDe, lireCurseur, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { personneSchema, personneVue } from './personne.schema.ts';

/** The account is the caller's own: no other can be named. */
export const listerPersonnesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/personnes',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Lister les personnes de son compte',
  query: z.strictObject({ ...pagination }),
  status: 200,
  response: pageDe(personneSchema),
  handler: async ({ query: { curseur, limite }, appelant, maintenant }, { orm }) => {
    const { compteId } = appelant;
    const filtre = { compteId, maintenant, apres: lireCurseur(curseur), limite };
    const page = await new PersonneLectureRepository(orm.em.fork()).lister(filtre);
    const elements = page.elements.map((lue) => personneVue(lue, 'ADMINISTRATEUR'));
    return { elements, suivant: curseurDe(page.suivant) };
  },
});
