import type { MikroORM } from '@mikro-orm/postgresql';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { AccesExpirationRepository } from '../database/repositories/technique/acces-expiration.repository.ts';
import { PREAVIS_ACCES_JOURS } from '../domain/compte/acces.ts';

/** What is told of the accesses of machines. */
export const createAccesActivities = ({ orm, domaineCourriels }: { orm: MikroORM; domaineCourriels: string }) => ({
  /**
   * Mails the administrateurs whose machines lose their secret soon; returns the ids of those mails. Once for each secret,
   * warning and person: run twice, writes nothing more.
   */
  async prevenirFinAcces({ le }: { le: string }): Promise<{ courrielIds: string[] }> {
    return orm.em.fork().transactional(async (em) => {
      const courriels = new CourrielRepository(em, domaineCourriels);
      const courrielIds: string[] = [];
      for (const fin of await new AccesExpirationRepository(em).aPrevenir(new Date(le), PREAVIS_ACCES_JOURS)) {
        const { secretId, preavisJours, utilisateurId, courriel: destinataire, organismeId, ...parametres } = fin;
        const cle = `acces-expire:${secretId}:${preavisJours}:${utilisateurId}`;
        const courriel = { cle, modele: 'acces-expire' as const, destinataire, parametres, organismeId, le };
        courrielIds.push(await courriels.deposer(courriel));
      }
      return { courrielIds };
    });
  },
});
