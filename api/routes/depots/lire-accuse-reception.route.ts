import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { rendreAccuseReceptionPdf } from '../../../adapters/accuse/accuse-reception.pdf.ts';
import { type DepotComplet, DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import {
  ecrireAccuseReception,
  nomAccuseReceptionPdf,
  nomAccuseReceptionXml,
  type Reception,
} from '../../../domain/depot/accuse-reception.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { choisirFormat } from './format.ts';
import { LIMITE_DOCUMENTS } from './limites.ts';

const FORMATS = { pdf: 'application/pdf', xml: 'application/xml' } as const;

/** Who deposited, when it is no person of an organisme: what it says never changes, whatever becomes of the access. */
const compteDe = (deposePar: string): string => {
  const [, accesId] = /^acces:(.+)$/.exec(deposePar) ?? [];
  return accesId === undefined ? 'dépôt effectué par l’exploitation' : `accès par programme ${accesId}`;
};

const receptionDe = ({ depot, emetteur, deposant }: DepotComplet): Reception => ({
  nomFichier: depot.nomFichier,
  tailleOctets: depot.tailleOctets,
  sha256: depot.sha256,
  idTraitement: depot.idTraitement,
  recuLe: depot.recuLe.toISOString(),
  emetteur: { matricule: emetteur.matricule ?? '', raisonSociale: emetteur.raisonSociale },
  compte: deposant?.identifiantConnexion ?? compteDe(depot.deposePar),
});

export const lireAccuseReceptionRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/depots/:depotId/accuse-reception',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Télécharger l’accusé de réception',
  params: z.object({ depotId: z.uuid() }),
  query: z.strictObject({ format: z.enum(['pdf', 'xml']).optional() }),
  status: 200,
  response: { fichier: Object.values(FORMATS) },
  limite: LIMITE_DOCUMENTS,
  handler: async ({ params, query, appelant, entree }, { orm }) => {
    const lu = await new DepotLectureRepository(orm.em.fork()).lireComplet(porteeDe(appelant), params.depotId);
    if (!lu) throw introuvable('Ce dépôt');
    const recu = receptionDe(lu);
    return choisirFormat(FORMATS, query.format, entree) === 'xml'
      ? {
          type: 'application/xml; charset=utf-8',
          nom: nomAccuseReceptionXml(recu),
          octets: Buffer.from(ecrireAccuseReception(recu)),
        }
      : { type: FORMATS.pdf, nom: nomAccuseReceptionPdf(recu), octets: await rendreAccuseReceptionPdf(recu) };
  },
});
