import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { fermerSession } from '../../securite/fermer-session.ts';

export const revoquerSessionRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/sessions/:sessionId',
  permission: 'connecte',
  tag: 'Sessions',
  summary: 'Fermer une autre de ses sessions',
  params: z.object({ sessionId: z.uuid() }),
  status: 204,
  handler: async ({ params, appelant, maintenant }, { orm }) => {
    const fermee = await fermerSession(params.sessionId, appelant, { em: orm.em.fork(), maintenant });
    if (!fermee) throw introuvable('Cette session');
  },
});
