import { randomUUID } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Agent } from '../../../database/entities/agent.entity.ts';
import { AgentRepository } from '../../../database/repositories/technique/agent.repository.ts';
import { ConnexionAgentRepository } from '../../../database/repositories/technique/connexion-agent.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { defineRoute } from '../../route.ts';
import type { AgentReconnu, ConnexionAgents } from '../../securite/connexion-agents.ts';
import { scellerIdToken } from '../../securite/id-token.ts';
import { ouvrirSession } from '../../securite/ouvrir-session.ts';
import { memeSecret } from '../../securite/secrets.ts';
import { COOKIE_CONNEXION } from './connecter-agent.route.ts';

/** The agent's row, with no right when it is her first time: rights are given by the Caisse, never by the sign-on. */
const exigerHabilite = async (reconnu: AgentReconnu, em: EntityManager, maintenant: Date): Promise<Agent> => {
  const agent = await new AgentRepository(em).reconnaitre({ id: randomUUID(), ...reconnu, maintenant });
  if (agent.actif && agent.roles.length > 0) return agent;
  throw new BusinessError(
    'ACTION_INTERDITE',
    'Votre identité est reconnue, mais aucun droit ne vous est ouvert dans cette application : demandez-en un à votre responsable.',
  );
};

export const retourAgentRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  connexionAgents: ConnexionAgents;
  reponses: Trousseau;
  urlPublique: URL;
}>()({
  method: 'get',
  path: '/agents/retour',
  permission: 'public',
  tag: 'Agents',
  summary: 'Retour du service de connexion des agents',
  description: 'Adresse réservée au service de connexion.',
  query: z.object({ state: z.string().max(500).optional() }),
  status: 303,
  response: { redirection: true },
  limite: { nom: 'connexions', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ query, entree, maintenant, sortie }, { orm, connexionAgents, reponses, urlPublique }) => {
    const em = orm.em.fork();
    const attendu = entree.cookie(COOKIE_CONNEXION) ?? '';
    sortie.effacerCookie(COOKIE_CONNEXION);
    const enCours = await new ConnexionAgentRepository(em).terminer(attendu, maintenant);
    if (!enCours || !memeSecret(enCours.etat, query.state ?? ''))
      throw new BusinessError(
        'NON_AUTHENTIFIE',
        'Cette connexion a expiré ou a commencé dans un autre navigateur. Recommencez depuis la page de connexion.',
      );
    const reconnu = await connexionAgents.terminer(entree.url, enCours);
    const agent = await exigerHabilite(reconnu, em, maintenant);
    const idToken = scellerIdToken(reconnu.idToken, reponses);
    await ouvrirSession({ type: 'AGENT', agentId: agent.id, idToken }, { em, maintenant, sortie });
    return new URL(enCours.retour, urlPublique);
  },
});
