import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { STATUT_OFFICIEL } from '../../../domain/depot/depot.ts';
import { cleAccuseTraitement, type Stockage } from '../../../domain/depot/stockage.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { estTraite } from './depot.schema.ts';
import { LIMITE_DOCUMENTS } from './limites.ts';

/** The accusé as it was written once, under its exact name. */
export const lireAccuseTraitementRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; stockage: Stockage }>()({
  method: 'get',
  path: '/depots/:depotId/accuse-traitement',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Télécharger l’accusé de traitement',
  params: z.object({ depotId: z.uuid() }),
  status: 200,
  response: { fichier: ['application/xml'] },
  limite: LIMITE_DOCUMENTS,
  handler: async ({ params, appelant }, { orm, stockage }) => {
    const depot = await new DepotLectureRepository(orm.em.fork()).trouver(porteeDe(appelant), params.depotId);
    if (!depot) throw introuvable('Ce dépôt');
    // Its name is fixed before it is written: the state alone says that it is there.
    if (!estTraite(depot) || !depot.nomAccuseTraitement)
      throw new BusinessError(
        'TRANSITION_INTERDITE',
        `L’accusé de traitement n’existe pas encore : « ${STATUT_OFFICIEL[depot.etat]} ».`,
        {
          etat: depot.etat,
          le: depot.etatChangeLe.toISOString(),
        },
      );
    return {
      type: 'application/xml; charset=utf-8',
      nom: depot.nomAccuseTraitement,
      octets: stockage.lire(cleAccuseTraitement(depot.id)),
    };
  },
});
