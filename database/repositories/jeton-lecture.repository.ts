import type { EntityManager } from '@mikro-orm/postgresql';
import { type Jeton, JetonEntity } from '../entities/jeton.entity.ts';

/** Rows of single-use links: whoever holds the token's text proves it elsewhere (adapters/jetons). */
export class JetonLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async trouver(id: string): Promise<Jeton | null> {
    return this.#em.findOne(JetonEntity, { id });
  }
}
