import type { EntityManager } from '@mikro-orm/postgresql';
import { JournalRepository } from '../../database/repositories/journal.repository.ts';
import { SessionRepository } from '../../database/repositories/technique/session.repository.ts';
import { type AppelantAgent, type AppelantUtilisateur, acteurDe } from '../../domain/compte/appelant.ts';

/** Revokes a session of the caller, with its line in the journal; false when it is not theirs, or was over already. */
export const fermerSession = async (
  sessionId: string,
  appelant: AppelantUtilisateur | AppelantAgent,
  { em, maintenant }: { em: EntityManager; maintenant: Date },
): Promise<boolean> =>
  em.transactional(async (tem) => {
    const fermee = await new SessionRepository(tem).revoquer(sessionId, appelant, maintenant);
    if (fermee)
      await new JournalRepository(tem).ajouter({
        organismeId: appelant.type === 'UTILISATEUR' ? appelant.organismeId : null,
        le: maintenant,
        acteur: acteurDe(appelant),
        acte: 'session.fermer',
        objetType: 'session',
        objetId: sessionId,
      });
    return fermee;
  });
