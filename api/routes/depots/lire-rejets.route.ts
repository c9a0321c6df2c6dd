import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { RapportLectureRepository } from '../../../database/repositories/rapport-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { STATUT_OFFICIEL } from '../../../domain/depot/depot.ts';
import { filtrerRejets } from '../../../domain/depot/fichier-rejets.ts';
import type { Stockage } from '../../../domain/depot/stockage.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { LIMITE_DOCUMENTS } from './limites.ts';

/** `export.xml` gives `export_rejets.xml`: a name that may be deposited as it is, within the limit of 200 bytes. */
const nomRejets = (nomFichier: string): string => {
  const suffixe = '_rejets.xml';
  let base = nomFichier.replace(/\.xml$/i, '');
  while (Buffer.byteLength(base) + suffixe.length > 200) base = Array.from(base).slice(0, -1).join('');
  return `${base}${suffixe}`;
};

/** The deposited file again, with the rejected passages alone: to correct and send. */
export const lireRejetsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; stockage: Stockage }>()({
  method: 'get',
  path: '/depots/:depotId/rejets',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Télécharger le fichier des seuls passages rejetés',
  description: 'Les octets mêmes du fichier déposé, sans les passages acceptés : à corriger puis à déposer.',
  params: z.object({ depotId: z.uuid() }),
  status: 200,
  response: { fichier: ['application/xml'] },
  limite: LIMITE_DOCUMENTS,
  handler: async ({ params, appelant }, { orm, stockage }) => {
    const em = orm.em.fork();
    const depot = await new DepotLectureRepository(em).trouver(porteeDe(appelant), params.depotId);
    if (!depot) throw introuvable('Ce dépôt');
    if (depot.etat !== 'TRAITE_AVEC_ERREURS')
      throw new BusinessError(
        'TRANSITION_INTERDITE',
        `Il n’y a pas de passage rejeté à reprendre : « ${STATUT_OFFICIEL[depot.etat]} ».`,
        { etat: depot.etat, le: depot.etatChangeLe.toISOString() },
      );
    const places = new RapportLectureRepository(em).places({ depotId: depot.id, emetteurId: depot.emetteurId });
    return {
      type: 'application/xml',
      nom: nomRejets(depot.nomFichier),
      octets: filtrerRejets(stockage.lire(depot.cleStockage), places),
    };
  },
});
