import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangementEntity } from '../../database/entities/changement.entity.ts';
import { JournalRepository } from '../../database/repositories/journal.repository.ts';
import type { GenreChangement } from '../../domain/changement/changement.ts';

/** A change to confirm, with its line in the journal. */
export const ajouterChangement = async (
  em: EntityManager,
  changement: {
    demandeId: string;
    genre: GenreChangement;
    dossierId: string | null;
    organismeId: string | null;
    recuLe: string;
    /** The mail by which the present contact is told. */
    preavis: string | null;
  },
): Promise<void> => {
  const { recuLe, preavis, ...reste } = changement;
  const id = randomUUID();
  em.create(ChangementEntity, {
    ...reste,
    id,
    etat: 'A_CONFIRMER',
    recuLe: new Date(recuLe),
    preavisCourrielId: preavis,
  });
  await em.flush();
  await new JournalRepository(em).ajouter({
    organismeId: reste.organismeId,
    le: recuLe,
    acteur: 'anonyme',
    acte: 'changement.demander',
    objetType: 'changement',
    objetId: id,
    etatApres: 'A_CONFIRMER',
  });
};
