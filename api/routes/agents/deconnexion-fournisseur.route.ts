import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { SessionAgentRepository } from '../../../database/repositories/technique/session-agent.repository.ts';
import { ErreurHttp } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import type { ConnexionAgents } from '../../securite/connexion-agents.ts';

/** The provider tells that an agent signed out of it: her sessions here end. A token is honoured once. */
export const deconnexionFournisseurRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  connexionAgents: ConnexionAgents;
}>()({
  method: 'post',
  path: '/agents/deconnexion-fournisseur',
  protocole: 'oauth',
  permission: 'public',
  tag: 'Agents',
  summary: 'Déconnexion annoncée par le service de connexion des agents',
  description:
    'Adresse réservée au service de connexion (OpenID Connect Back-Channel Logout 1.0) : le jeton signé qu’il envoie est la preuve.',
  body: z.object({ logout_token: z.string().max(20_000) }),
  status: 200,
  limite: { nom: 'deconnexions-annoncees', nombre: 600, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, connexionAgents }) => {
    const { jti, expireLe, ...annoncee } = await connexionAgents.lireDeconnexion(body.logout_token, maintenant);
    await orm.em.fork().transactional(async (em) => {
      const sessions = new SessionAgentRepository(em);
      if (!(await sessions.retenirJeton(jti, expireLe)))
        throw new ErreurHttp('DECONNEXION_INVALIDE', 'Ce logout_token a déjà servi.');
      const journal = new JournalRepository(em);
      const ligne = {
        organismeId: null,
        le: maintenant,
        acteur: 'systeme',
        acte: 'session.fermer',
        objetType: 'session',
      };
      for (const objetId of await sessions.revoquerAnnoncees(annoncee, maintenant))
        await journal.ajouter({ ...ligne, objetId });
    });
  },
});
