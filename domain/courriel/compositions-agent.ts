import { nommer } from '../agent/agent.ts';
import type { Jour } from '../calendrier/jour.ts';
import type { RoleAgent } from '../compte/appelant.ts';
import type { CourrielCompose } from './composition.ts';

/** An agent as the sign-on told of her; an address may be missing. */
export type FaitsAgent = { prenom: string; nom: string; courriel: string };

/** To an agent who waited for rights, and has her first ones. */
export const agentHabilite = (agent: FaitsAgent, roles: RoleAgent[]): CourrielCompose<'agent-habilite'> => ({
  modele: 'agent-habilite',
  destinataire: agent.courriel,
  parametres: { agent: nommer(agent), roles },
});

/** To the agent who stands in for another. */
export const suppleanceConfiee = (
  suppleant: FaitsAgent,
  { absent, debut, fin }: { absent: FaitsAgent; debut: Jour; fin: Jour },
): CourrielCompose<'suppleance-confiee'> => ({
  modele: 'suppleance-confiee',
  destinataire: suppleant.courriel,
  parametres: { suppleant: nommer(suppleant), absent: nommer(absent), debut, fin },
});
