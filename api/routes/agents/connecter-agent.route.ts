import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ConnexionAgentRepository } from '../../../database/repositories/technique/connexion-agent.repository.ts';
import { defineRoute } from '../../route.ts';
import type { ConnexionAgents } from '../../securite/connexion-agents.ts';

/** Binds the sign-on to the browser that asked for it. */
export const COOKIE_CONNEXION = 'accrochage-connexion';
const DUREE_CONNEXION_SECONDES = 600;

/** A path of ours and nothing else: `//ailleurs` would leave. */
const RETOUR = /^\/(?![/\\])[\x21-\x7e]{0,200}$/;

export const connecterAgentRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; connexionAgents: ConnexionAgents }>()({
  method: 'get',
  path: '/agents/connexion',
  permission: 'public',
  tag: 'Agents',
  summary: 'Se connecter comme agent de la Caisse',
  description: 'Redirige vers le service de connexion des agents.',
  query: z.strictObject({
    retour: z
      .string()
      .regex(RETOUR, 'une adresse de ce site, à partir de /, est attendue.')
      .default('/api/v1/moi')
      .meta({ description: 'Page de ce site à ouvrir ensuite' }),
  }),
  status: 303,
  response: { redirection: true },
  limite: { nom: 'connexions', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ query, maintenant, sortie }, { orm, connexionAgents }) => {
    const { url, enCours } = await connexionAgents.commencer();
    const expireLe = new Date(maintenant.getTime() + DUREE_CONNEXION_SECONDES * 1000);
    await new ConnexionAgentRepository(orm.em.fork()).commencer({ ...enCours, retour: query.retour }, expireLe);
    sortie.poserCookie(COOKIE_CONNEXION, enCours.etat, DUREE_CONNEXION_SECONDES);
    return url;
  },
});
