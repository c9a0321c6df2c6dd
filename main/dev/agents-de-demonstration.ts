import type { RoleAgent } from '../../domain/compte/appelant.ts';

/** An agent of the local sign-on: who she is comes from there, what she may do from the table of agents. */
export interface AgentDeDemonstration {
  readonly id: string;
  readonly sub: string;
  readonly prenom: string;
  readonly nom: string;
  readonly courriel: string;
  readonly fonction: string;
  readonly roles: readonly RoleAgent[];
}

/** One agent for each role; none of them exists. */
export const AGENTS_DE_DEMONSTRATION: readonly AgentDeDemonstration[] = [
  {
    id: '0199a000-0000-7000-8000-000000000001',
    sub: 'demonstration-instruction',
    prenom: 'Inès',
    nom: 'Truchon',
    courriel: 'ines.truchon@agents.exemple',
    fonction: 'Instruction des dossiers',
    roles: ['instruction'],
  },
  {
    id: '0199a000-0000-7000-8000-000000000002',
    sub: 'demonstration-support',
    prenom: 'Sami',
    nom: 'Portal',
    courriel: 'sami.portal@agents.exemple',
    fonction: 'Support aux organismes',
    roles: ['support'],
  },
  {
    id: '0199a000-0000-7000-8000-000000000003',
    sub: 'demonstration-supervision',
    prenom: 'Viviane',
    nom: 'Surville',
    courriel: 'viviane.surville@agents.exemple',
    fonction: 'Supervision',
    roles: ['supervision'],
  },
  {
    id: '0199a000-0000-7000-8000-000000000004',
    sub: 'demonstration-exploitation',
    prenom: 'Maxime',
    nom: 'Ploitard',
    courriel: 'maxime.ploitard@agents.exemple',
    fonction: 'Exploitation technique',
    roles: ['exploitation'],
  },
];
