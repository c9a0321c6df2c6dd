import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { relanceDue } from '../domain/remplacement/relance.ts';
import type { DossierDeps } from './deps.ts';

/** Reminder of the agents who decide on replacements. */
export const createRemplacementRelanceActivities = ({
  orm,
  domaineCourriels,
}: Pick<DossierDeps, 'orm' | 'domaineCourriels'>) => ({
  /**
   * Mails these agents the requests that have waited too long for them; returns the ids of those mails. One mail a day and
   * agent: run twice, writes nothing more.
   */
  async relancerAgentsRemplacements({ le }: { le: string }): Promise<{ courrielIds: string[] }> {
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const attendent = await remplacements.aDecider();
      const references = attendent
        .filter(({ etatChangeLe }) => relanceDue(etatChangeLe.toISOString(), le))
        .map(({ reference }) => reference);
      const courrielIds: string[] = [];
      if (references.length === 0) return { courrielIds };
      for (const { id, courriel: destinataire } of await remplacements.agents()) {
        const cle = `remplacements-en-attente:${jourDeParis(le)}:${id}`;
        const modele = 'remplacements-en-attente' as const;
        const courriel = { cle, modele, destinataire, parametres: { references }, le };
        courrielIds.push(await new CourrielRepository(em, domaineCourriels).deposer(courriel));
      }
      return { courrielIds };
    });
  },
});
