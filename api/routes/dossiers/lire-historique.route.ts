import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { HistoriqueDossierRepository } from '../../../database/repositories/historique-dossier.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { pageDe, pagination } from '../../champs.ts';
import { demandeInvalide, introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { acteEcritSchema, acteEcritVu } from './historique.schema.ts';

/** Ranks fit a bigint: 18 digits at most. */
const RANG = /^[0-9]{1,18}$/;

const lireRang = (curseur: string | undefined): string | undefined => {
  if (curseur === undefined) return undefined;
  const rang = Buffer.from(curseur, 'base64url').toString('utf8');
  if (RANG.test(rang)) return rang;
  throw demandeInvalide([{ champ: 'curseur', message: 'ce curseur ne vient pas d’une page de cette liste.' }]);
};

/** What was done to a case, newest first, with the words of who did it. */
export const lireHistoriqueRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers/:dossierId/historique',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Lire l’historique d’un dossier',
  params: z.object({ dossierId: z.uuid() }),
  query: z.strictObject(pagination),
  status: 200,
  response: pageDe(acteEcritSchema),
  handler: async ({ params: { dossierId }, query: { curseur, limite }, agent }, { orm }) => {
    const em = orm.em.fork();
    if (!(await new DossierLectureRepository(em).trouver(porteeDe(agent), dossierId))) throw introuvable('Ce dossier');
    const page = await new HistoriqueDossierRepository(em).lister(dossierId, { avant: lireRang(curseur), limite });
    return {
      elements: page.elements.map(acteEcritVu),
      suivant: page.suivant && Buffer.from(page.suivant).toString('base64url'),
    };
  },
});
