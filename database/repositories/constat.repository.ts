import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type EtatConstat, exigerTransitionConstat, type GenreConstat } from '../../domain/constat/constat.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Constat, ConstatEntity } from '../entities/constat.entity.ts';
import { JournalRepository } from './journal.repository.ts';

/** Who changes a finding, by which act, when. */
export type ActeConstat = { acteur: string; acte: string; le: string };

export type ConstatReleve = {
  cle: string;
  genre: GenreConstat;
  organismeId: string;
  autreOrganismeId?: string | null;
  code?: string | null;
  le: string;
};

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

  /** Raises a finding about an organisme, and another one or a certification with it. */
  async relever({ le, ...constat }: ConstatReleve): Promise<void> {
    const { organismeId } = constat;
    const [id, releveLe, acteur] = [randomUUID(), new Date(le), 'systeme'];
    const suivi = { releveLe, etatChangeLe: releveLe, etatChangePar: acteur };
    this.em.create(ConstatEntity, { id, ...constat, etat: 'A_TRAITER', version: 1, ...suivi });
    await this.em.flush();
    const objet = { objetType: 'constat', objetId: id, etatApres: 'A_TRAITER' };
    await new JournalRepository(this.em).ajouter({ organismeId, le, acteur, acte: 'constat.relever', ...objet });
  }

  /**
   * Brings the finding to what the facts are: raised when true (again, if it had been lifted), lifted when not. An agent's
   * decision stands while the fact does; run twice, writes nothing more.
   */
  async suivreFait(fait: ConstatReleve, vrai: boolean): Promise<void> {
    const { cle, le } = fait;
    const constat = await this.parCleForUpdate(cle);
    if (constat === null) return vrai ? this.relever(fait) : undefined;
    if (!vrai && constat.etat !== 'LEVE')
      await this.changerEtat(constat, 'LEVE', { acteur: 'systeme', acte: 'constat.lever', le });
    if (vrai && constat.etat === 'LEVE')
      await this.changerEtat(constat, 'A_TRAITER', { acteur: 'systeme', acte: 'constat.relever', le });
  }

  /** Findings of these kinds that are not lifted: about that code, or about any. */
  async enCours(genres: readonly GenreConstat[], code?: string): Promise<Constat[]> {
    return this.em.find(ConstatEntity, {
      genre: { $in: [...genres] },
      etat: { $ne: 'LEVE' },
      ...(code !== undefined && { code }),
    });
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
