import type { MikroORM } from '@mikro-orm/postgresql';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { deciderConstat } from '../domain/constat/constat.ts';
import type { ConstatApresDecision, TraitementConstat } from '../domain/constat/ordres.ts';

/** What agents make of findings. */
export const createConstatActivities = ({ orm }: { orm: MikroORM }) => ({
  /** Writes the decision under lock, with its line in the journal. Decided so by the same agent: writes nothing more. */
  async deciderConstat(demande: TraitementConstat & { constatId: string }): Promise<ConstatApresDecision> {
    const { constatId, agentId, le, version, decision } = demande;
    return orm.em.fork().transactional(async (em) => {
      const constats = new ConstatRepository(em);
      const constat = await constats.getForUpdate(constatId);
      const acteur = `agent:${agentId}`;
      const vu = {
        etat: constat.etat,
        version: constat.version,
        par: constat.etatChangePar,
        le: constat.etatChangeLe.toISOString(),
      };
      if (deciderConstat(vu, { vers: decision, acteur, version }) === 'A_FAIRE')
        await constats.changerEtat(constat, decision, { acteur, acte: 'constat.decider', le });
      return { constatId, etat: constat.etat, version: constat.version };
    });
  },
});
