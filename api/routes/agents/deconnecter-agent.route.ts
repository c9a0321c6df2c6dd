import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { defineRoute } from '../../route.ts';
import { COOKIE_SESSION } from '../../securite/authentification.ts';
import type { ConnexionAgents } from '../../securite/connexion-agents.ts';
import { fermerSession } from '../../securite/fermer-session.ts';
import { ouvrirIdToken } from '../../securite/id-token.ts';

/** Ends our session at once; the browser then goes and ends the provider's. */
export const deconnecterAgentRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  connexionAgents: ConnexionAgents;
  reponses: Trousseau;
}>()({
  method: 'post',
  path: '/agents/deconnexion',
  permission: 'connecte',
  tag: 'Agents',
  summary: 'Se déconnecter comme agent',
  status: 200,
  response: z
    .object({ suite: z.url().nullable().meta({ description: 'Adresse où terminer la déconnexion, s’il y en a une' }) })
    .meta({ id: 'DeconnexionAgent' }),
  handler: async ({ appelant, entree, maintenant, sortie }, { orm, connexionAgents, reponses }) => {
    if (appelant.type !== 'AGENT' || appelant.sessionId === null)
      throw new BusinessError('ACTION_INTERDITE', 'Cette déconnexion est celle des agents connectés par navigateur.');
    await fermerSession(appelant.sessionId, appelant, { em: orm.em.fork(), maintenant });
    sortie.effacerCookie(COOKIE_SESSION);
    const idToken = entree.idToken === null ? null : ouvrirIdToken(entree.idToken, reponses);
    // The provider being away takes nothing back: our own session is over.
    const suite = await connexionAgents.deconnexion(idToken).catch(() => null);
    return { suite: suite?.href ?? null };
  },
});
