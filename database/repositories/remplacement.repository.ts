import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BusinessError } from '../../domain/errors.ts';
import { remplacementEnCours } from '../../domain/remplacement/acte-remplacement.ts';
import type { Averti } from '../../domain/remplacement/averti.ts';
import {
  ACTES_REMPLACEMENT,
  type ActeRemplacement,
  exigerTransitionRemplacement,
  OBJET_REMPLACEMENT,
  REMPLACEMENT_A_DECIDER,
  REMPLACEMENT_EN_COURS,
} from '../../domain/remplacement/remplacement.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';
import { type Compte, CompteEntity } from '../entities/compte.entity.ts';
import { type Remplacement, RemplacementEntity } from '../entities/remplacement.entity.ts';
import { type RemplacementAvis, RemplacementAvisEntity } from '../entities/remplacement-avis.entity.ts';
import { JournalRepository } from './journal.repository.ts';

/** An act on a request; `echeanceLe`: when something will happen by itself from there on. */
export type ActeEcrit = { acte: ActeRemplacement; acteur: string; le: string; echeanceLe: Date | null };

/** Requests of replacement, write side: each act with its line in the journal. */
export class RemplacementRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async trouver(id: string): Promise<Remplacement | null> {
    return this.em.findOne(RemplacementEntity, { id });
  }

  /** The request under lock; INTROUVABLE when there is none. */
  async getForUpdate(id: string): Promise<Remplacement> {
    const remplacement = await this.em.findOne(RemplacementEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (remplacement === null) throw new BusinessError('INTROUVABLE', 'Cette demande de remplacement n’existe pas.');
    return remplacement;
  }

  /** Next reference, never given twice: `RMP-2026-000123`. */
  async prochaineReference(annee: string): Promise<string> {
    const [ligne] = await this.em.execute<{ rang: string }[]>(
      "SELECT lpad(nextval('accrochage.rang_remplacement')::text, 6, '0') AS rang",
    );
    return `RMP-${annee}-${ligne?.rang}`;
  }

  /** The open account of that role of the organisme that both identifiers name, under lock. */
  async compteForUpdate({
    siret,
    matricule,
    role,
  }: Pick<Remplacement, 'siret' | 'matricule' | 'role'>): Promise<Compte | null> {
    const [trouve] = await this.em.execute<{ id: string }[]>(
      `SELECT c.id FROM accrochage.compte c JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE o.siret = ? AND o.matricule = ? AND c.role = ? AND c.etat = 'ACTIF'`,
      [siret, matricule, role],
    );
    if (trouve === undefined) return null;
    return this.em.findOne(CompteEntity, { id: trouve.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** Refuses (REMPLACEMENT_EN_COURS) when another request is open for that account, whose row is locked. */
  async exigerSeul(compteId: string, saufId: string): Promise<void> {
    const autre = await this.em.findOne(RemplacementEntity, {
      compteId,
      id: { $ne: saufId },
      etat: { $in: [...REMPLACEMENT_EN_COURS] },
    });
    if (autre) throw remplacementEnCours({ etat: autre.etat, le: autre.etatChangeLe.toISOString() });
  }

  /** Writes the act on the request (under lock), and its line in the journal. */
  async agir(remplacement: Remplacement, { acte, acteur, le, echeanceLe }: ActeEcrit): Promise<void> {
    const { id: objetId, organismeId = null, etat: etatAvant, version } = remplacement;
    const { vers } = ACTES_REMPLACEMENT[acte];
    if (etatAvant !== vers) exigerTransitionRemplacement(etatAvant, vers);
    const suivi = { etatChangeLe: new Date(le), etatChangePar: acteur };
    Object.assign(remplacement, { etat: vers, version: version + 1, echeanceLe, ...suivi });
    await this.em.flush();
    const objet = { objetType: OBJET_REMPLACEMENT, objetId, etatAvant, etatApres: vers };
    await new JournalRepository(this.em).ajouter({ organismeId, le, acteur, acte: `remplacement.${acte}`, ...objet });
  }

  /** Notes whom the request is told to, once an address. */
  async avertir(remplacementId: string, avertis: readonly Averti[]): Promise<void> {
    for (const { qualite, nom, prenom, courriel } of avertis)
      await this.em.execute(
        `INSERT INTO accrochage.remplacement_avis (id, remplacement_id, qualite, nom, prenom, courriel)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [randomUUID(), remplacementId, qualite, nom, prenom, courriel],
      );
  }

  /** Requests that wait for an agent, the one that waits longest first. */
  async aDecider(): Promise<Remplacement[]> {
    const etat = { $in: [...REMPLACEMENT_A_DECIDER] };
    return this.em.find(RemplacementEntity, { etat }, { orderBy: { etatChangeLe: 'asc', id: 'asc' } });
  }

  /** The agents who may decide. */
  async agents(): Promise<Agent[]> {
    const roles = { $overlap: ['support', 'supervision'] };
    return this.em.find(AgentEntity, { actif: true, roles }, { orderBy: { id: 'asc' } });
  }

  async avis(remplacementId: string): Promise<RemplacementAvis[]> {
    return this.em.find(RemplacementAvisEntity, { remplacementId }, { orderBy: { qualite: 'asc', courriel: 'asc' } });
  }
}
