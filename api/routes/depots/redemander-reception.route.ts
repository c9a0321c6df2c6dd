import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { TeleversementRepository } from '../../../database/repositories/technique/televersement.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { reception, receptionDuDepot, receptionSchema } from './depot.schema.ts';
import { LIMITE_DOCUMENTS } from './limites.ts';
import { receptionner } from './receptionner.ts';

/** Asks again for the receipt of a file that arrived whole; always the same receipt. */
export const redemanderReceptionRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/depots/:depotId/reception',
  permission: 'depot:deposer',
  tag: 'Dépôts',
  summary: 'Redemander l’accusé de réception d’un fichier déjà envoyé',
  params: z.object({ depotId: z.uuid() }),
  status: 201,
  response: receptionSchema,
  limite: LIMITE_DOCUMENTS,
  handler: async ({ params: { depotId }, appelant, sortie }, { orm, ordres }) => {
    const em = orm.em.fork();
    const portee = porteeDe(appelant);
    const televersement = await new TeleversementRepository(em).trouverDans(portee, depotId);
    const depot = televersement && (await new DepotLectureRepository(em).trouver(portee, depotId));
    if (!televersement || (!depot && televersement.etat === 'EN_COURS')) throw introuvable('Ce fichier');
    sortie.entete('Location', `/api/v1/depots/${depotId}`);
    return depot ? receptionDuDepot(depot) : reception(await receptionner(depotId, ordres));
  },
});
