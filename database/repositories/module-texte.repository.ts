import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { UsageModule } from '../../domain/courriel/module-texte.ts';
import { type ModuleTexte, ModuleTexteEntity } from '../entities/module-texte.entity.ts';

export type FiltreModules = { usage?: UsageModule; actif?: boolean };

/** Text modules; a few dozen. */
export class ModuleTexteRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async lister({ usage, actif }: FiltreModules): Promise<ModuleTexte[]> {
    const filtre = { ...(usage !== undefined && { usage }), ...(actif !== undefined && { actif }) };
    return this.em.find(ModuleTexteEntity, filtre, { orderBy: { usage: 'asc', titre: 'asc', id: 'asc' } });
  }

  async existe(id: string): Promise<boolean> {
    return (await this.em.count(ModuleTexteEntity, { id })) > 0;
  }

  /** The module under lock; whoever writes the first version of that id waits for the end of the transaction. */
  async trouverForUpdate(id: string): Promise<ModuleTexte | null> {
    await this.em.execute("SELECT pg_advisory_xact_lock(hashtextextended('module-texte:' || ?, 0))", [id]);
    return this.em.findOne(ModuleTexteEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  async creer(module: ModuleTexte): Promise<void> {
    this.em.create(ModuleTexteEntity, module);
    await this.em.flush();
  }
}
