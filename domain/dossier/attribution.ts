import type { RoleAgent } from '../compte/appelant.ts';
import { BusinessError } from '../errors.ts';

const INSTRUISENT: readonly RoleAgent[] = ['instruction', 'supervision'];

/** Refuses to give a case to who could not instruct it (AGENT_INDISPONIBLE). */
export function exigerAgentInstructeur<A extends { actif: boolean; roles: readonly RoleAgent[] }>(
  agent: A | null,
): asserts agent is A {
  if (!agent?.actif || !agent.roles.some((role) => INSTRUISENT.includes(role)))
    throw new BusinessError(
      'AGENT_INDISPONIBLE',
      'Cet agent ne peut pas instruire de dossier : choisissez un agent actif qui a le droit d’instruction.',
      { champ: 'pourAgentId' },
    );
}
