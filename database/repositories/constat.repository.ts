import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type EtatConstat, exigerTransitionConstat, type GenreConstat } from '../../domain/constat/constat.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Constat, ConstatEntity } from '../entities/constat.entity.ts';
import { JournalRepository } from './journal.repository.ts';

/** Who changes a finding, by which act, when. */
export type ActeConstat = { acteur: string; acte: string; le: string };

export type ConstatReleve = { cle: string; genre: GenreConstat; organismeId: string; le: string };

/** Findings, write side: each change of state with its line in the journal. */
export class ConstatRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The finding under lock; INTROUVABLE when there is none. */
  async getForUpdate(id: string): Promise<Constat> {
    const constat = await this.em.findOne(ConstatEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (constat === null) throw new BusinessError('INTROUVABLE', 'Ce constat n’existe pas.');
    return constat;
  }

  async parCleForUpdate(cle: string): Promise<Constat | null> {
    return this.em.findOne(ConstatEntity, { cle }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** Findings of that kind not lifted yet, under lock. */
  async nonLevesForUpdate(genre: GenreConstat): Promise<Constat[]> {
    const nonLeves = { genre, etat: { $ne: 'LEVE' as const } };
    return this.em.find(ConstatEntity, nonLeves, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  }

  /** Raises a finding about one organisme alone. */
  async relever({ le, ...constat }: ConstatReleve): Promise<void> {
    const { organismeId } = constat;
    const [id, releveLe, acteur] = [randomUUID(), new Date(le), 'systeme'];
    const suivi = { releveLe, etatChangeLe: releveLe, etatChangePar: acteur };
    this.em.create(ConstatEntity, { id, ...constat, etat: 'A_TRAITER', version: 1, ...suivi });
    await this.em.flush();
    const objet = { objetType: 'constat', objetId: id, etatApres: 'A_TRAITER' };
    await new JournalRepository(this.em).ajouter({ organismeId, le, acteur, acte: 'constat.relever', ...objet });
  }

  async changerEtat(constat: Constat, vers: EtatConstat, { acteur, acte, le }: ActeConstat): Promise<void> {
    const { id: objetId, organismeId, etat: etatAvant, version } = constat;
    exigerTransitionConstat(etatAvant, vers);
    Object.assign(constat, {
      etat: vers,
      version: version + 1,
      etatChangeLe: new Date(le),
      etatChangePar: acteur,
      ...(acte === 'constat.relever' && { releveLe: new Date(le) }),
    });
    await this.em.flush();
    const objet = { objetType: 'constat', objetId, etatAvant, etatApres: vers };
    await new JournalRepository(this.em).ajouter({ organismeId, le, acteur, acte, ...objet });
  }
}
