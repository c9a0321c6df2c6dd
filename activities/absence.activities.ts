import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { AbsenceRepository } from '../database/repositories/absence.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { HabilitationRepository } from '../database/repositories/habilitation.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { type Absence, deciderRetour, etatAbsence, exigerAbsencePossible } from '../domain/agent/absence.ts';
import type { OrdreAbsence, OrdreRetour, SuiteActe } from '../domain/agent/ordres.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { suppleanceConfiee } from '../domain/courriel/compositions-agent.ts';
import { BusinessError } from '../domain/errors.ts';

type SurAgent<O> = O & { agentId: string };

/** Absences of agents, and who stands in for them. */
export const createAbsenceActivities = ({ orm, domaineCourriels }: { orm: MikroORM; domaineCourriels: string }) => ({
  /**
   * Records an absence, its line in the journal and the mail to the delegate. One row per id: run twice, writes nothing
   * more.
   */
  async declarerAbsence({ agentId, parAgentId, le, ...voulue }: SurAgent<OrdreAbsence>): Promise<SuiteActe<Absence>> {
    return orm.em.fork().transactional(async (em) => {
      const habilitations = new HabilitationRepository(em);
      const agent = await habilitations.getForUpdate(agentId);
      const absences = new AbsenceRepository(em);
      const { absenceId, suppleantId, debut, fin } = voulue;
      const suppleant = await habilitations.trouver(suppleantId);
      if ((await absences.trouver(absenceId)) === null) {
        const aujourdHui = jourDeParis(le);
        const connues = await absences.entre(agentId, suppleantId, aujourdHui);
        exigerAbsencePossible({ agentId, ...voulue }, { aujourdHui, suppleant, connues });
        await absences.declarer({ agentId, ...voulue }, `agent:${parAgentId}`, le);
        await journaliser(
          em,
          { absenceId, parAgentId, le },
          'absence.declarer',
          null,
          etatAbsence({ debut, fin, retour: null }, aujourdHui),
        );
      }
      const courrielIds: string[] = [];
      if (suppleant !== null && suppleant.courriel !== '') {
        const cle = `suppleance-confiee:${absenceId}`;
        const courriel = suppleanceConfiee(suppleant, { absent: agent, debut, fin });
        courrielIds.push(await new CourrielRepository(em, domaineCourriels).deposer({ ...courriel, cle, le }));
      }
      return { reponse: await relire(absences, absenceId), courrielIds };
    });
  },

  /** The agent is back on that day: an absence that has not begun is cancelled. Back already: writes nothing more. */
  async ecourterAbsence({ agentId, parAgentId, le, absenceId }: SurAgent<OrdreRetour>): Promise<SuiteActe<Absence>> {
    return orm.em.fork().transactional(async (em) => {
      await new HabilitationRepository(em).getForUpdate(agentId);
      const absences = new AbsenceRepository(em);
      const avant = await relire(absences, absenceId);
      if (avant.agentId !== agentId) throw absenceInconnue();
      const jour = jourDeParis(le);
      if (deciderRetour(avant, jour) === 'A_FAIRE') {
        await absences.ecourter(absenceId, jour);
        const etats = [etatAbsence(avant, jour), etatAbsence({ ...avant, retour: jour }, jour)] as const;
        await journaliser(em, { absenceId, parAgentId, le }, 'absence.ecourter', ...etats);
      }
      return { reponse: await relire(absences, absenceId), courrielIds: [] };
    });
  },
});

const absenceInconnue = (): BusinessError => new BusinessError('INTROUVABLE', 'Cette absence n’existe pas.');

const relire = async (absences: AbsenceRepository, absenceId: string): Promise<Absence> => {
  const absence = await absences.trouver(absenceId);
  if (absence === null) throw absenceInconnue();
  return absence;
};

const journaliser = (
  em: EntityManager,
  { absenceId, parAgentId, le }: OrdreRetour,
  acte: string,
  etatAvant: string | null,
  etatApres: string,
): Promise<void> =>
  new JournalRepository(em).ajouter({
    organismeId: null,
    le,
    acteur: `agent:${parAgentId}`,
    acte,
    objetType: 'absence',
    objetId: absenceId,
    etatAvant,
    etatApres,
  });
