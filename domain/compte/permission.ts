import type { Appelant, RoleAgent } from './appelant.ts';

/** What a route demands of its caller. `public` and `jeton` (the proof is in the body) are open to anyone. */
export type Permission =
  | 'public'
  | 'connecte'
  | 'dossier:lire'
  | 'dossier:instruire'
  | 'constat:lire'
  | 'constat:traiter'
  | 'courriel:lire'
  | 'courriel:regler'
  | 'module-texte:lire'
  | 'module-texte:gerer'
  | 'depot:lire'
  | 'depot:deposer'
  | 'depot:reprendre'
  | 'piece:lire'
  | 'compte:gerer'
  | 'exploitation:voir';

/** Permissions that only an agent of the Caisse can hold. */
export type PermissionAgent =
  | 'dossier:lire'
  | 'dossier:instruire'
  | 'constat:lire'
  | 'constat:traiter'
  | 'courriel:lire'
  | 'courriel:regler'
  | 'module-texte:lire'
  | 'module-texte:gerer'
  | 'depot:reprendre'
  | 'exploitation:voir';

/** Permissions that only a person of an organisme can hold. */
export type PermissionUtilisateur = 'compte:gerer';

const AGENTS: Record<Exclude<Permission, 'public' | 'connecte'>, readonly RoleAgent[]> = {
  'dossier:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'dossier:instruire': ['instruction', 'supervision'],
  'constat:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'constat:traiter': ['instruction', 'supervision'],
  'courriel:lire': ['instruction', 'support', 'supervision'],
  'courriel:regler': ['support', 'supervision', 'exploitation'],
  'module-texte:lire': ['instruction', 'supervision'],
  'module-texte:gerer': ['supervision'],
  'depot:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'depot:deposer': ['exploitation'],
  'depot:reprendre': ['exploitation'],
  'piece:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'compte:gerer': [],
  'exploitation:voir': ['exploitation'],
};

const UTILISATEURS: readonly Permission[] = ['depot:lire', 'depot:deposer', 'piece:lire'];

/** The one place that decides whether a caller may use a route; objects are narrowed further by `Portee`. */
export const estPermis = (appelant: Appelant, permission: Permission): boolean => {
  if (permission === 'public') return true;
  if (appelant.type === 'ANONYME') return false;
  if (permission === 'connecte') return true;
  if (appelant.type === 'AGENT') return AGENTS[permission].some((role) => appelant.roles.includes(role));
  if (permission === 'compte:gerer') return appelant.role === 'ADMINISTRATEUR';
  return UTILISATEURS.includes(permission);
};
