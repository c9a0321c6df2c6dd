import { defineUpdate } from '@temporalio/workflow';
import type { Absence } from '../../domain/agent/absence.ts';
import type { AgentApres, OrdreAbsence, OrdreActivite, OrdreRetour, OrdreRoles } from '../../domain/agent/ordres.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as the orders it was started with. */
export const GERER_AGENT = 'gererAgent';

export const agentWorkflowId = (agentId: string): string => `agent:${agentId}`;

export type AgentInput = { agentId: string };

/** Orders on one agent; always by update-with-start. A refusal is said as for the acts on a case. */
export const changerRolesAgent = defineUpdate<AgentApres, [OrdreRoles]>('changerRolesAgent');
export const changerActiviteAgent = defineUpdate<AgentApres, [OrdreActivite]>('changerActiviteAgent');
export const declarerAbsenceAgent = defineUpdate<Absence, [OrdreAbsence]>('declarerAbsenceAgent');
export const ecourterAbsenceAgent = defineUpdate<Absence, [OrdreRetour]>('ecourterAbsenceAgent');
/** An agent without rights signed in: the supervision is told, once. */
export const annoncerAttenteAgent = defineUpdate<null, [{ le: string }]>('annoncerAttenteAgent');
