import { z } from 'zod';
import type { Agent } from '../../../../database/entities/agent.entity.ts';
import { CompteLectureRepository } from '../../../../database/repositories/compte-lecture.repository.ts';
import { etatAgent, rolesApres } from '../../../../domain/agent/agent.ts';
import { agentHabilite, suppleanceConfiee } from '../../../../domain/courriel/compositions-agent.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { ABSENCE, CHANGEMENT_ROLES } from '../../agents/agent.schema.ts';
import { exigerSienneOuSupervision } from '../../agents/gerer-agent.ts';
import { type ContexteApercu, definirApercu } from './definir-apercu.ts';

const lire = async (agentId: string, { em }: ContexteApercu): Promise<Agent> => {
  const agent = await new CompteLectureRepository(em).trouverAgent(agentId);
  if (!agent) throw introuvable('Cet agent');
  return agent;
};

/** Her first rights are told to an agent; a change of them is not. */
export const changerRolesAgent = definirApercu({
  permission: 'agent:gerer',
  champs: { agentId: z.uuid(), ...CHANGEMENT_ROLES },
  async composer({ agentId, ...change }, contexte) {
    const agent = await lire(agentId, contexte);
    const roles = rolesApres(agent.roles, change);
    return etatAgent(agent) === 'EN_ATTENTE' && roles.length > 0 ? [agentHabilite(agent, roles)] : [];
  },
});

export const declarerAbsence = definirApercu({
  permission: 'absence:declarer',
  champs: { agentId: z.uuid(), ...ABSENCE },
  async composer({ agentId, suppleantId, debut, fin }, contexte) {
    exigerSienneOuSupervision(contexte.agent, agentId);
    const absent = await lire(agentId, contexte);
    return [suppleanceConfiee(await lire(suppleantId, contexte), { absent, debut, fin })];
  },
});
