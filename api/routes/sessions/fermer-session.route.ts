import type { MikroORM } from '@mikro-orm/postgresql';
import { BusinessError } from '../../../domain/errors.ts';
import { defineRoute } from '../../route.ts';
import { COOKIE_SESSION } from '../../securite/authentification.ts';
import { fermerSession } from '../../securite/fermer-session.ts';

export const fermerSessionRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'delete',
  path: '/sessions/courante',
  permission: 'connecte',
  tag: 'Sessions',
  summary: 'Se déconnecter',
  status: 204,
  handler: async ({ appelant, maintenant, sortie }, { orm }) => {
    if (appelant.sessionId === null)
      throw new BusinessError(
        'ACTION_INTERDITE',
        'Un jeton d’exploitation n’ouvre pas de session : il n’y a rien à fermer.',
      );
    await fermerSession(appelant.sessionId, appelant, { em: orm.em.fork(), maintenant });
    sortie.effacerCookie(COOKIE_SESSION);
  },
});
