import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import { curseurDe, lireCurseur, pageDe, pagination } from '../../champs.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { personneSchema, personneVue } from './personne.schema.ts';

/** For agents; that they looked is a line in the journal of the organisme. */
export const listerPersonnesOrganismeRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/organismes/:organismeId/personnes',
  permission: 'personne:lire',
  tag: 'Personnes',
  summary: 'Lister les personnes des comptes d’un organisme',
  params: z.object({ organismeId: z.uuid() }),
  query: z.strictObject({ ...pagination }),
  status: 200,
  response: pageDe(personneSchema),
  handler: async ({ params: { organismeId }, query: { curseur, limite }, agent, maintenant }, { orm }) => {
    const em = orm.em.fork();
    const personnes = new PersonneLectureRepository(em);
    if (!(await personnes.organismeExiste(organismeId))) throw introuvable('Cet organisme');
    const filtre = { organismeId, maintenant, apres: lireCurseur(curseur), limite };
    const page = await personnes.lister(filtre);
    await new JournalRepository(em).ajouter({
      organismeId,
      le: maintenant,
      acteur: acteurDe(agent),
      acte: 'personne.lire',
      objetType: 'organisme',
      objetId: organismeId,
    });
    return { elements: page.elements.map((lue) => personneVue(lue, 'AGENT')), suivant: curseurDe(page.suivant) };
  },
});
