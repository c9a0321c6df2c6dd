import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CourrielLectureRepository } from '../../../database/repositories/courriel-lecture.repository.ts';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { courrielComplet, courrielSchema } from './courriel.schema.ts';

/** One mail, whom it goes to and what it says: the reading of a person, written in the journal. */
export const lireCourrielRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; reponses: Trousseau }>()({
  method: 'get',
  path: '/courriels/:courrielId',
  permission: 'courriel:lire',
  tag: 'Courriels',
  summary: 'Lire un courriel tel qu’il est parti, avec ses essais d’envoi',
  description: 'Cette lecture est inscrite au journal. Le jeton d’un lien personnel n’est jamais montré.',
  params: z.object({ courrielId: z.uuid() }),
  status: 200,
  response: courrielSchema,
  handler: async ({ params: { courrielId }, agent, maintenant }, { orm, reponses }) => {
    const em = orm.em.fork();
    const lu = await new CourrielLectureRepository(em).trouver(courrielId);
    if (!lu) throw introuvable('Ce courriel');
    const { organismeId } = lu;
    const objet = { objetType: 'courriel', objetId: courrielId };
    await new JournalRepository(em).ajouter({
      ...{ organismeId, le: maintenant, acteur: acteurDe(agent), acte: 'courriel.lire' },
      ...objet,
    });
    return courrielComplet(lu, reponses);
  },
});
