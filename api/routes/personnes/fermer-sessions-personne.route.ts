import type { MikroORM } from '@mikro-orm/postgresql';
import { defineRoute } from '../../route.ts';
import { fermerSessionsDe } from '../../securite/fermer-session.ts';
import { exigerPersonne, paramsPersonne } from './ordonner.ts';

export const fermerSessionsPersonneRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/personnes/:personneId/sessions',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Fermer toutes les sessions d’une personne de son compte',
  params: paramsPersonne,
  status: 204,
  handler: async ({ params, appelant, maintenant }, { orm }) => {
    const em = orm.em.fork();
    const { utilisateur } = await exigerPersonne(params.personneId, appelant, em);
    await fermerSessionsDe({ utilisateurId: utilisateur.id }, appelant, { em, maintenant });
  },
});
