import type { RoleAgent } from '../compte/appelant.ts';
import { BusinessError } from '../errors.ts';

export const ROLES_AGENT = [
  'instruction',
  'support',
  'supervision',
  'exploitation',
] as const satisfies readonly RoleAgent[];

export const LIBELLE_ROLE_AGENT: Record<RoleAgent, string> = {
  instruction: 'Instruction des dossiers',
  support: 'Support aux organismes',
  supervision: 'Supervision',
  exploitation: 'Exploitation technique',
};

/** EN_ATTENTE: known by the sign-on, without any right yet. */
export type EtatAgent = 'EN_ATTENTE' | 'ACTIF' | 'INACTIF';

/** An agent as her row says. */
export type Habilitation = { actif: boolean; roles: readonly RoleAgent[] };

export const etatAgent = ({ actif, roles }: Habilitation): EtatAgent => {
  if (!actif) return 'INACTIF';
  return roles.length === 0 ? 'EN_ATTENTE' : 'ACTIF';
};

/** Whatever the sign-on told of her, in the words to name her. */
export const nommer = ({ prenom, nom, courriel }: { prenom: string; nom: string; courriel: string }): string =>
  `${prenom} ${nom}`.trim() || courriel || 'agent sans nom';

/** True when she may be given cases to instruct: active, with that very right. */
export const peutInstruire = ({ actif, roles }: Habilitation): boolean => actif && roles.includes('instruction');

/** True when she decides on the rights of agents. */
const estSuperviseur = ({ actif, roles }: Habilitation): boolean => actif && roles.includes('supervision');

/** What a supervisor gives and takes away; two such orders at once add up. */
export type ChangementRoles = { donner: readonly RoleAgent[]; retirer: readonly RoleAgent[] };

/** Her roles afterwards, in the order of the house. */
export const rolesApres = (roles: readonly RoleAgent[], { donner, retirer }: ChangementRoles): RoleAgent[] =>
  ROLES_AGENT.filter((role) => donner.includes(role) || (roles.includes(role) && !retirer.includes(role)));

/** Refuses what would leave nobody to decide on rights; `autresSuperviseurs`: the active ones beside her. */
export const exigerSuperviseurRestant = (
  avant: Habilitation,
  apres: Habilitation,
  autresSuperviseurs: number,
): void => {
  if (estSuperviseur(avant) && !estSuperviseur(apres) && autresSuperviseurs === 0)
    throw new BusinessError(
      'DERNIER_SUPERVISEUR',
      'C’est le dernier agent actif chargé de la supervision. Donnez d’abord ce rôle à un autre agent.',
    );
};
