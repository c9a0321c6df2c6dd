import { AbsenceRepository } from '../database/repositories/absence.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { HabilitationRepository } from '../database/repositories/habilitation.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import { attendUnAgent } from '../domain/dossier/relance.ts';
import type { DossierDeps } from './deps.ts';
import { relanceApres, suivre } from './suivi-dossier.ts';

/** Reminder of the agents. */
export const createRelanceActivities = ({ orm, domaineCourriels }: DossierDeps) => ({
  /**
   * Mails the agents the cases that wait, once a day each, and moves this case's next reminder. Run twice for one due
   * date, writes nothing more.
   */
  async relancerAgents(entree: {
    dossierId: string;
    prevueLe: string;
    le: string;
    relanceMs?: number;
  }): Promise<{ dossier: DossierSuivi; courrielIds: string[] }> {
    const { dossierId, prevueLe, le, relanceMs } = entree;
    return orm.em.fork().transactional(async (em) => {
      const dossiers = new DossierRepository(em);
      const dossier = await dossiers.getForUpdate(dossierId);
      const courrielIds: string[] = [];
      if (
        attendUnAgent(dossier.etat, dossier.clotureProposeeLe != null) &&
        dossier.relanceAgentsPrevueLe?.toISOString() === prevueLe
      ) {
        const references = await dossiers.referencesEnAttente(new Date(prevueLe));
        const courriels = new CourrielRepository(em, domaineCourriels);
        const instructeurs = await new HabilitationRepository(em).instructeurs();
        const agents = await new AbsenceRepository(em).destinataires(instructeurs, jourDeParis(prevueLe));
        for (const agent of agents) {
          const courrielId = await courriels.deposer({
            cle: `dossiers-en-attente:${jourDeParis(prevueLe)}:${agent.id}`,
            modele: 'dossiers-en-attente',
            destinataire: agent.courriel,
            parametres: { nombre: references.length, references },
            le: prevueLe,
          });
          courrielIds.push(courrielId);
        }
        dossier.agentsRelancesLe = new Date(le);
        dossier.relanceAgentsPrevueLe = relanceApres(le, relanceMs);
        await em.flush();
      }
      return { dossier: await suivre(em, dossier), courrielIds };
    });
  },
});
