import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BusinessError } from '../../domain/errors.ts';
import { type Contrat, ContratEntity } from '../entities/contrat.entity.ts';
import { type Mandat, MandatEntity } from '../entities/mandat.entity.ts';
import { SIRETS_PORTES } from './siret-porte.ts';

/** A mandate as days; `fin` is its last one, absent while nobody knows it. */
export type MandatConnu = { debut: string; fin?: string; certifications: string[] };

/** A mandate with the SIRET of its déposant; `sirets`: that one, and those by which a form may still name it. */
export type MandatDonne = {
  mandatId: string;
  siret: string;
  sirets: string[];
  certifications: string[];
  debut: string;
  fin: string | null;
  annule: boolean;
  version: number;
};

/** Mandates, and what links an emitter to a certificateur. */
export class MandatRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** All mandates of the certificateur to the déposant, past ones included; one that never began is none. */
  async entre(deposantId: string, certificateurId: string): Promise<MandatConnu[]> {
    const lignes = await this.em.execute<{ debut: string; fin: string | null; certifications: string[] }[]>(
      `SELECT m.debut::text, m.fin::text, m.certifications FROM accrochage.mandat m
       JOIN accrochage.contrat c ON c.id = m.contrat_id
       WHERE c.organisme_id = ? AND c.certificateur_id = ? AND c.role = 'DEPOSANT' AND NOT m.annule ORDER BY m.debut`,
      [deposantId, certificateurId],
    );
    return lignes.map(({ fin, ...mandat }) => ({ ...mandat, ...(fin !== null && { fin }) }));
  }

  /** Mandates of that certificateur, past ones included, with whom each is given to; one that never began is none. */
  async donnesPar(certificateurId: string): Promise<MandatDonne[]> {
    return this.em.execute<MandatDonne[]>(
      `SELECT m.id AS "mandatId", o.siret, ARRAY(SELECT s.siret FROM ${SIRETS_PORTES} s WHERE s.organisme_id = o.id) AS sirets,
         m.certifications, m.debut::text, m.fin::text, m.annule, m.version
       FROM accrochage.mandat m JOIN accrochage.contrat c ON c.id = m.contrat_id
       JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE c.certificateur_id = ? AND c.role = 'DEPOSANT' AND NOT m.annule ORDER BY m.debut, m.id`,
      [certificateurId],
    );
  }

  /** Who bears that contract number, and the certificateur it concerns. */
  async contrat(numero: string): Promise<{ matricule: string; matriculeCertificateur: string } | undefined> {
    const [ligne] = await this.em.execute<{ matricule: string; matriculeCertificateur: string }[]>(
      `SELECT porteur.matricule, certificateur.matricule AS "matriculeCertificateur" FROM accrochage.contrat c
       JOIN accrochage.organisme porteur ON porteur.id = c.organisme_id
       JOIN accrochage.organisme certificateur ON certificateur.id = c.certificateur_id
       WHERE c.numero = ? AND porteur.matricule IS NOT NULL AND certificateur.matricule IS NOT NULL`,
      [numero],
    );
    return ligne;
  }

  /** All mandates of that contract, whose row is locked: whoever acts on another one of them waits. */
  async duContratForUpdate(contratId: string): Promise<Mandat[]> {
    await this.em.findOneOrFail(ContratEntity, { id: contratId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return this.em.find(MandatEntity, { contratId }, { orderBy: { debut: 'asc', id: 'asc' }, refresh: true });
  }

  /** The mandate with the contract that bears it and the others of the pair, under lock; INTROUVABLE when there is none. */
  async getForUpdate(mandatId: string): Promise<{ mandat: Mandat; contrat: Contrat; autres: Mandat[] }> {
    const lu = await this.em.findOne(MandatEntity, { id: mandatId });
    const mandats = lu === null ? [] : await this.duContratForUpdate(lu.contratId);
    const mandat = mandats.find(({ id }) => id === mandatId);
    if (mandat === undefined) throw new BusinessError('INTROUVABLE', 'Ce mandat n’existe pas.');
    const contrat = await this.em.findOneOrFail(ContratEntity, { id: mandat.contratId });
    return { mandat, contrat, autres: mandats.filter(({ id }) => id !== mandatId) };
  }
}
