import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Agent } from '../../../database/entities/agent.entity.ts';
import { AgentRepository } from '../../../database/repositories/technique/agent.repository.ts';
import { ConnexionAgentRepository } from '../../../database/repositories/technique/connexion-agent.repository.ts';
import { etatAgent } from '../../../domain/agent/agent.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { annoncerAttenteAgent } from '../../../workflows/agent/agent.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import type { ConnexionAgents } from '../../securite/connexion-agents.ts';
import { scellerIdToken } from '../../securite/id-token.ts';
import { ouvrirSession } from '../../securite/ouvrir-session.ts';
import { memeSecret } from '../../securite/secrets.ts';
import { COOKIE_CONNEXION } from './connecter-agent.route.ts';
import { gererAgent } from './gerer-agent.ts';

type Annonce = { ordres: Ordres; effetId: string; le: string };

/** The supervision is told of who waits; when that cannot be done now, it sees her in its list, and her next try tells it. */
const annoncer = async ({ id: agentId }: Agent, { ordres, effetId, le }: Annonce): Promise<void> => {
  try {
    await gererAgent(annoncerAttenteAgent, { agentId, ordre: { le }, effetId }, ordres);
  } catch (erreur) {
    if (!(erreur instanceof BusinessError) || erreur.code !== 'SERVICE_INDISPONIBLE') throw erreur;
  }
};

/** Rights are given by the supervision, never by the sign-on: without any, she is told what happens next. */
const exigerHabilite = async (agent: Agent, annonce: Annonce): Promise<void> => {
  const etat = etatAgent(agent);
  if (etat === 'ACTIF') return;
  if (etat === 'INACTIF')
    throw new BusinessError(
      'ACTION_INTERDITE',
      'Votre accès à cette application est fermé. Si c’est une erreur, adressez-vous à la supervision.',
    );
  await annoncer(agent, annonce);
  throw new BusinessError(
    'HABILITATION_EN_ATTENTE',
    'Votre identité est reconnue, mais aucun droit ne vous est encore ouvert : la supervision voit votre demande, et un courriel vous dira quand vous reconnecter.',
  );
};

export const retourAgentRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
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
  handler: async (
    { query, entree, maintenant, effetId, sortie },
    { orm, ordres, connexionAgents, reponses, urlPublique },
  ) => {
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
    const agent = await new AgentRepository(em).reconnaitre({ id: randomUUID(), ...reconnu, maintenant });
    await exigerHabilite(agent, { ordres, effetId, le: maintenant.toISOString() });
    const idToken = scellerIdToken(reconnu.idToken, reponses);
    await ouvrirSession({ type: 'AGENT', agentId: agent.id, idToken, sid: reconnu.sid }, { em, maintenant, sortie });
    return new URL(enCours.retour, urlPublique);
  },
});
