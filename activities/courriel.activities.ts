import type { MikroORM } from '@mikro-orm/postgresql';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';

/** Queue that wakes the sender of mails. The row decides whether a mail leaves: a job too many sends nothing more. */
export type FileCourriels = { mettreEnFile(courrielIds: readonly string[]): Promise<void> };

/** Mails handed at once to the queue by the Schedule. */
const LOT = 500;

/** From the outbox to the queue of the sender. */
export const createCourrielActivities = ({ orm, courriels }: { orm: MikroORM; courriels: FileCourriels }) => ({
  /** Wakes the sender for these mails; run twice, the rows make them leave once. */
  async mettreEnFileCourriels({ courrielIds }: { courrielIds: string[] }): Promise<void> {
    await courriels.mettreEnFile(courrielIds);
  },

  /**
   * Wakes the sender for what has no outcome and whose next try has come; returns how many. Run twice, sends nothing
   * more.
   */
  async remettreEnFileCourriels({ avant }: { avant: string }): Promise<number> {
    const ids = await new CourrielRepository(orm.em.fork(), '').aRenvoyer(new Date(avant), LOT);
    await courriels.mettreEnFile(ids);
    return ids.length;
  },
});
