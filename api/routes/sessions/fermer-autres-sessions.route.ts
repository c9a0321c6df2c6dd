import type { MikroORM } from '@mikro-orm/postgresql';
import { defineRoute } from '../../route.ts';
import { fermerSessionsDe } from '../../securite/fermer-session.ts';

export const fermerAutresSessionsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/sessions/autres',
  permission: 'connecte',
  tag: 'Sessions',
  summary: 'Fermer toutes ses sessions, sauf celle-ci',
  status: 204,
  handler: async ({ appelant, maintenant }, { orm }) => {
    const em = orm.em.fork();
    await fermerSessionsDe(appelant, appelant, { em, maintenant, saufId: appelant.sessionId });
  },
});
