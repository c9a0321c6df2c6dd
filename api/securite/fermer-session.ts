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

/**
 * Revokes all the sessions of their owner, but `saufId`, with one line in the journal when there were any. `appelant` is who
 * asks: the owner, or the administrateur of her account.
 */
export const fermerSessionsDe = async (
  proprietaire: { utilisateurId: string } | { agentId: string },
  appelant: AppelantUtilisateur | AppelantAgent,
  { em, maintenant, saufId = null }: { em: EntityManager; maintenant: Date; saufId?: string | null },
): Promise<void> => {
  const [objetType, objetId] =
    'agentId' in proprietaire ? ['agent', proprietaire.agentId] : ['utilisateur', proprietaire.utilisateurId];
  await em.transactional(async (tem) => {
    if ((await new SessionRepository(tem).revoquerToutes(proprietaire, maintenant, saufId)) === 0) return;
    await new JournalRepository(tem).ajouter({
      organismeId: appelant.type === 'UTILISATEUR' ? appelant.organismeId : null,
      le: maintenant,
      acteur: acteurDe(appelant),
      acte: saufId === null ? 'session.fermerToutes' : 'session.fermerAutres',
      objetType,
      objetId,
    });
  });
};
