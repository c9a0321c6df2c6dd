import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { JournalRepository } from '../../database/repositories/journal.repository.ts';
import { SessionRepository } from '../../database/repositories/technique/session.repository.ts';
import type { Sortie } from '../route.ts';
import { COOKIE_SESSION, DUREE_SESSION_SECONDES } from './authentification.ts';
import { empreinteSecret, nouveauSecret } from './secrets.ts';

export type Arrivant =
  | { type: 'UTILISATEUR'; utilisateurId: string; organismeId: string }
  | { type: 'AGENT'; agentId: string; idToken: string; sid: string | null };

export type SessionOuverte = { sessionId: string; jetonCsrf: string; expireLe: Date };

/** Opens a session, with its line in the journal, and gives the browser its cookie. A new secret at each sign-in. */
export const ouvrirSession = async (
  arrivant: Arrivant,
  { em, maintenant, sortie }: { em: EntityManager; maintenant: Date; sortie: Sortie },
): Promise<SessionOuverte> => {
  const secret = nouveauSecret();
  const id = randomUUID();
  const jetonCsrf = nouveauSecret();
  const expireLe = new Date(maintenant.getTime() + DUREE_SESSION_SECONDES * 1000);
  const agent = arrivant.type === 'AGENT';
  await em.transactional(async (tem) => {
    await new SessionRepository(tem).ouvrir({
      id,
      empreinte: empreinteSecret(secret),
      utilisateurId: agent ? null : arrivant.utilisateurId,
      agentId: agent ? arrivant.agentId : null,
      jetonCsrf,
      idToken: agent ? arrivant.idToken : null,
      sid: agent ? arrivant.sid : null,
      maintenant,
      expireLe,
    });
    await new JournalRepository(tem).ajouter({
      organismeId: agent ? null : arrivant.organismeId,
      le: maintenant,
      acteur: agent ? `agent:${arrivant.agentId}` : `utilisateur:${arrivant.utilisateurId}`,
      acte: 'session.ouvrir',
      objetType: 'session',
      objetId: id,
    });
  });
  sortie.poserCookie(COOKIE_SESSION, secret, DUREE_SESSION_SECONDES);
  return { sessionId: id, jetonCsrf, expireLe };
};
