import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { DossierSuiviRepository } from '../../../database/repositories/technique/dossier-suivi.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';

/** A preference of the agent. Asked twice, changes nothing more. */
export const quitterDossierRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/dossiers/:dossierId/suivi',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Ne plus suivre un dossier',
  params: z.object({ dossierId: z.uuid() }),
  status: 204,
  handler: async ({ params: { dossierId }, agent }, { orm }) => {
    const em = orm.em.fork();
    if (!(await new DossierLectureRepository(em).trouver(porteeDe(agent), dossierId))) throw introuvable('Ce dossier');
    await new DossierSuiviRepository(em).quitter({ agentId: agent.agentId, dossierId });
  },
});
