import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangementCourrielEntity } from '../database/entities/changement-courriel.entity.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { SessionRepository } from '../database/repositories/technique/session.repository.ts';

export type FermetureAcces = { personneId: string; organismeId: string; acteur: string; le: string };

/**
 * What ends with an access that closes, within the caller's transaction: its sessions, the links by which a password could
 * still be chosen, the change of mail that waits. Opened again, the access has none of them. Run twice, writes nothing more.
 */
export const fermerAcces = async (em: EntityManager, fermeture: FermetureAcces): Promise<void> => {
  const { personneId, organismeId, acteur, le } = fermeture;
  await new SessionRepository(em).revoquerToutes({ utilisateurId: personneId }, new Date(le));
  await new JetonRepository(em).terminer({ usages: ['MOT_DE_PASSE'], sujetId: personneId, le });
  const changementId = await annulerChangementCourriel(em, personneId);
  if (changementId === null) return;
  const usages = ['COURRIEL_NOUVEAU', 'COURRIEL_ANCIEN'] as const;
  await new JetonRepository(em).terminer({ usages, sujetId: changementId, le });
  const objet = { objetType: 'utilisateur', objetId: personneId, etatAvant: 'EN_ATTENTE', etatApres: 'ANNULE' };
  await new JournalRepository(em).ajouter({ organismeId, le, acteur, acte: 'courriel.annuler', ...objet });
};

/** Gives up the change of mail that waits: its id, or null when none does. */
export const annulerChangementCourriel = async (em: EntityManager, personneId: string): Promise<string | null> => {
  const enAttente = { utilisateurId: personneId, etat: 'EN_ATTENTE' as const };
  const changement = await em.findOne(ChangementCourrielEntity, enAttente);
  if (changement === null) return null;
  changement.etat = 'ANNULE';
  await em.flush();
  return changement.id;
};
