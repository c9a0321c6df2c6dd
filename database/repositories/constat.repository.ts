import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type EtatConstat, exigerTransitionConstat } from '../../domain/constat/constat.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Constat, ConstatEntity } from '../entities/constat.entity.ts';
import { JournalRepository } from './journal.repository.ts';

/** Who changes a finding, by which act, when. */
export type ActeConstat = { acteur: string; acte: string; le: string };

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
