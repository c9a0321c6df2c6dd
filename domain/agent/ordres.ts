import type { Jour } from '../calendrier/jour.ts';
import type { RoleAgent } from '../compte/appelant.ts';
import type { ChangementRoles, EtatAgent } from './agent.ts';

/** Who orders, and when (ISO). */
export type OrdreSurAgent = { parAgentId: string; le: string };

export type OrdreRoles = OrdreSurAgent & ChangementRoles;

export type OrdreActivite = OrdreSurAgent & { actif: boolean };

export type OrdreAbsence = OrdreSurAgent & { absenceId: string; suppleantId: string; debut: Jour; fin: Jour };

export type OrdreRetour = OrdreSurAgent & { absenceId: string };

export type AgentApres = { agentId: string; etat: EtatAgent; roles: RoleAgent[] };

/** What an act gives back, and the mails that it left to be sent. */
export type SuiteActe<R> = { reponse: R; courrielIds: string[] };
