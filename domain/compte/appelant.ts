import type { PorteeAcces } from './acces.ts';

/** Rights of an agent, from our own table, never from the identity provider. */
export type RoleAgent = 'instruction' | 'support' | 'supervision' | 'exploitation';

export type RoleCompte = 'CERTIFICATEUR' | 'DEPOSANT';

export const LIBELLE_ROLE_COMPTE: Record<RoleCompte, string> = { CERTIFICATEUR: 'certificateur', DEPOSANT: 'déposant' };

export type RoleUtilisateur = 'ADMINISTRATEUR' | 'UTILISATEUR';

/**
 * Who asks: nobody known, a person of an organisme, a machine of an organisme, or an agent (by the sign-on, or by an
 * operator's token).
 */
export type Appelant =
  | { type: 'ANONYME' }
  | {
      type: 'UTILISATEUR';
      utilisateurId: string;
      compteId: string;
      organismeId: string;
      role: RoleUtilisateur;
      sessionId: string;
    }
  | {
      type: 'MACHINE';
      accesId: string;
      compteId: string;
      organismeId: string;
      portees: readonly PorteeAcces[];
    }
  | { type: 'AGENT'; agentId: string; roles: readonly RoleAgent[]; sessionId: string | null };

export type AppelantUtilisateur = Extract<Appelant, { type: 'UTILISATEUR' }>;
export type AppelantAgent = Extract<Appelant, { type: 'AGENT' }>;
export type AppelantMachine = Extract<Appelant, { type: 'MACHINE' }>;

/** Whoever is known, machines included. */
export type AppelantConnu = AppelantUtilisateur | AppelantMachine | AppelantAgent;

/** Scope of a caller: an agent sees all, a person or a machine what belongs to its organisme; nobody known sees nothing. */
export const porteeDe = (appelant: AppelantConnu): Portee =>
  appelant.type === 'AGENT' ? { tout: true } : { tout: false, organismeId: appelant.organismeId };

/** What a repository needs to know of the caller to show only what is his: agents see all, an account sees its organisme. */
export type Portee = { tout: true } | { tout: false; organismeId: string };

/** Identifier of an actor in the journal: no name, ever. */
export const acteurDe = (appelant: Appelant): string => {
  switch (appelant.type) {
    case 'ANONYME':
      return 'anonyme';
    case 'UTILISATEUR':
      return `utilisateur:${appelant.utilisateurId}`;
    case 'MACHINE':
      return `acces:${appelant.accesId}`;
    case 'AGENT':
      return `agent:${appelant.agentId}`;
  }
};
