import type { DecisionConstat, EtatConstat } from './constat.ts';

/** An agent's decision on a finding. */
export type TraitementConstat = { agentId: string; le: string; version: number; decision: DecisionConstat };

export type ConstatApresDecision = { constatId: string; etat: EtatConstat; version: number };
