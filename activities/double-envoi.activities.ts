import type { MikroORM } from '@mikro-orm/postgresql';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { DepotRepository } from '../database/repositories/depot.repository.ts';
import { DoubleEnvoiRepository } from '../database/repositories/double-envoi.repository.ts';
import { accroche } from '../domain/depot/issue.ts';

const TRANCHE = 2000;

/** Co-certification: what several emitters sent. */
export const createDoubleEnvoiActivities = ({ orm }: { orm: MikroORM }) => ({
  /**
   * Raises, for a treated deposit, a finding for each holder that another emitter has sent too; gives how many are new.
   * Slice by slice, each in its transaction. Findings have a natural key: run twice, or by both deposits at once, writes
   * nothing more.
   */
  async releverDoublesEnvois({ depotId, le }: { depotId: string; le: string }): Promise<number> {
    const { etat, emetteurId, dernierRang } = await new DepotRepository(orm.em.fork()).get(depotId);
    if (!accroche(etat)) return 0;
    const signal = cancellationSignal();
    let releves = 0;
    for (let deRang = 0; deRang <= dernierRang; deRang += TRANCHE) {
      signal.throwIfAborted();
      const tranche = { emetteurId, depotId, deRang, aRang: deRang + TRANCHE - 1 };
      releves += await orm.em
        .fork()
        .transactional((em) => new DoubleEnvoiRepository(em).relever(tranche, new Date(le)));
      heartbeat({ deRang });
    }
    return releves;
  },
});
