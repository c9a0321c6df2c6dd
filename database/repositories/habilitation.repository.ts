import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BusinessError } from '../../domain/errors.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';

/** Rights of agents, write side. */
export class HabilitationRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /**
   * The agent under lock; INTROUVABLE when there is none. Until the end of the transaction, whoever changes rights or
   * absences waits, whichever the agent: what is counted among the others holds.
   */
  async getForUpdate(id: string): Promise<Agent> {
    await this.em.execute("SELECT pg_advisory_xact_lock(hashtextextended('agents', 0))");
    const agent = await this.em.findOne(AgentEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (agent === null) throw new BusinessError('INTROUVABLE', 'Cet agent n’existe pas.');
    return agent;
  }

  async trouver(id: string): Promise<Agent | null> {
    return this.em.findOne(AgentEntity, { id });
  }

  /** Active agents to whom cases may be given. */
  async instructeurs(): Promise<Agent[]> {
    return this.em.find(
      AgentEntity,
      { actif: true, roles: { $contains: ['instruction'] } },
      { orderBy: { id: 'asc' } },
    );
  }

  /** Active agents who decide on rights. */
  async superviseurs(): Promise<Agent[]> {
    return this.em.find(
      AgentEntity,
      { actif: true, roles: { $contains: ['supervision'] } },
      { orderBy: { id: 'asc' } },
    );
  }
}
