import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Agent } from '../database/entities/agent.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { HabilitationRepository } from '../database/repositories/habilitation.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { SessionAgentRepository } from '../database/repositories/technique/session-agent.repository.ts';
import { etatAgent, exigerSuperviseurRestant, type Habilitation, nommer, rolesApres } from '../domain/agent/agent.ts';
import type { AgentApres, OrdreActivite, OrdreRoles, OrdreSurAgent, SuiteActe } from '../domain/agent/ordres.ts';
import { agentHabilite } from '../domain/courriel/compositions-agent.ts';

type SurAgent<O> = O & { agentId: string };

const apresActe = ({ id, ...agent }: Agent): AgentApres => ({
  agentId: id,
  etat: etatAgent(agent),
  roles: [...agent.roles],
});

/** Rights of agents, given and taken by the supervision. */
export const createAgentActivities = ({ orm, domaineCourriels }: { orm: MikroORM; domaineCourriels: string }) => ({
  /**
   * Gives and takes roles, with a line in the journal; her first ones are told to her, her last one ends her sessions. What
   * she has or has not already changes nothing: run twice, writes nothing more.
   */
  async changerRoles({
    agentId,
    parAgentId,
    le,
    donner,
    retirer,
  }: SurAgent<OrdreRoles>): Promise<SuiteActe<AgentApres>> {
    return orm.em.fork().transactional(async (em) => {
      const agent = await new HabilitationRepository(em).getForUpdate(agentId);
      const [etatAvant, rolesAvant] = [etatAgent(agent), agent.roles];
      const roles = rolesApres(rolesAvant, { donner, retirer });
      const courrielIds: string[] = [];
      if (!memesRoles(roles, rolesAvant)) {
        await exigerReste(em, agent, { actif: agent.actif, roles });
        agent.roles = roles;
        await em.flush();
        if (roles.length === 0)
          await new SessionAgentRepository(em).revoquerToutes(agentId, new Date(le), { jetons: false });
        await journaliser(
          em,
          { agentId, parAgentId, le },
          'agent.changer-roles',
          rolesAvant.join(','),
          roles.join(','),
        );
        if (etatAvant === 'EN_ATTENTE' && agent.courriel !== '') {
          const cle = `agent-habilite:${agentId}:${le}`;
          const courriels = new CourrielRepository(em, domaineCourriels);
          courrielIds.push(await courriels.deposer({ ...agentHabilite(agent, roles), cle, le }));
        }
      }
      return { reponse: apresActe(agent), courrielIds };
    });
  },

  /**
   * Opens or closes the application to the agent, with a line in the journal; closed, her sessions and her operator's tokens
   * end. So already: writes nothing more.
   */
  async changerActivite({ agentId, parAgentId, le, actif }: SurAgent<OrdreActivite>): Promise<SuiteActe<AgentApres>> {
    return orm.em.fork().transactional(async (em) => {
      const agent = await new HabilitationRepository(em).getForUpdate(agentId);
      const etatAvant = etatAgent(agent);
      if (agent.actif !== actif) {
        await exigerReste(em, agent, { actif, roles: agent.roles });
        agent.actif = actif;
        await em.flush();
        if (!actif) await new SessionAgentRepository(em).revoquerToutes(agentId, new Date(le), { jetons: true });
        const acte = actif ? 'agent.activer' : 'agent.desactiver';
        await journaliser(em, { agentId, parAgentId, le }, acte, etatAvant, etatAgent(agent));
      }
      return { reponse: apresActe(agent), courrielIds: [] };
    });
  },

  /** Tells the supervision of an agent who waits for rights, once each; nothing when she waits no more. */
  async annoncerAttente({ agentId, le }: { agentId: string; le: string }): Promise<SuiteActe<null>> {
    return orm.em.fork().transactional(async (em) => {
      const habilitations = new HabilitationRepository(em);
      const agent = await habilitations.getForUpdate(agentId);
      const courriels = new CourrielRepository(em, domaineCourriels);
      const courrielIds: string[] = [];
      if (etatAgent(agent) === 'EN_ATTENTE')
        for (const superviseur of await habilitations.superviseurs()) {
          if (superviseur.courriel === '') continue;
          courrielIds.push(
            await courriels.deposer({
              cle: `agent-en-attente:${agentId}:${superviseur.id}`,
              modele: 'agent-en-attente',
              destinataire: superviseur.courriel,
              parametres: { agent: nommer(agent), courriel: agent.courriel || 'non communiquée' },
              le,
            }),
          );
        }
      return { reponse: null, courrielIds };
    });
  },
});

const memesRoles = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

const exigerReste = async (em: EntityManager, agent: Agent, apres: Habilitation): Promise<void> => {
  const autres = (await new HabilitationRepository(em).superviseurs()).filter(({ id }) => id !== agent.id);
  exigerSuperviseurRestant(agent, apres, autres.length);
};

const journaliser = (
  em: EntityManager,
  { agentId, parAgentId, le }: SurAgent<OrdreSurAgent>,
  acte: string,
  etatAvant: string,
  etatApres: string,
): Promise<void> =>
  new JournalRepository(em).ajouter({
    organismeId: null,
    le,
    acteur: `agent:${parAgentId}`,
    acte,
    objetType: 'agent',
    objetId: agentId,
    etatAvant,
    etatApres,
  });
