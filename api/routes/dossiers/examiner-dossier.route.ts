import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ExamenRepository } from '../../../database/repositories/examen.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { examinerDossier } from '../../../domain/dossier/examen/examen.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { examenSchema, examenVu } from './examen.schema.ts';

/** What an agent sees before deciding: the case put side by side with all that is known around it. */
export const examinerDossierRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers/:dossierId/examen',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Comparer un dossier à l’annuaire, aux répertoires et à ce qui est connu',
  description:
    'L’identité est comparée à la dernière réponse gardée de l’annuaire des SIRET : celle de la surveillance, sinon celle du contrôle à la réception.',
  params: z.object({ dossierId: z.uuid() }),
  status: 200,
  response: examenSchema,
  handler: async ({ params, agent, maintenant }, { orm }) => {
    const em = orm.em.fork();
    const lu = await new DossierLectureRepository(em).lireComplet(porteeDe(agent), params.dossierId);
    if (!lu) throw introuvable('Ce dossier');
    return examenVu(examinerDossier(await new ExamenRepository(em).faits(lu, maintenant.toISOString())));
  },
});
