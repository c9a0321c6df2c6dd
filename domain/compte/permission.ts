import type { Appelant, RoleAgent } from './appelant.ts';

/** What a route demands of its caller. `public` and `jeton` (the proof is in the body) are open to anyone. */
export type Permission =
  | 'public'
  | 'connecte'
  | 'dossier:lire'
  | 'dossier:instruire'
  | 'constat:lire'
  | 'constat:traiter'
  | 'depot:lire'
  | 'depot:deposer'
  | 'depot:reprendre'
  | 'mandat:lire'
  | 'mandat:accorder'
  | 'mandat:terminer'
  | 'cocertification:declarer'
  | 'compte:gerer'
  | 'exploitation:voir';

/** Permissions that only an agent of the Caisse can hold. */
export type PermissionAgent =
  | 'dossier:lire'
  | 'dossier:instruire'
  | 'constat:lire'
  | 'constat:traiter'
  | 'mandat:accorder'
  | 'depot:reprendre'
  | 'exploitation:voir';

/** Permissions that only a person of an organisme can hold. */
export type PermissionUtilisateur = 'compte:gerer';

const AGENTS: Record<Exclude<Permission, 'public' | 'connecte'>, readonly RoleAgent[]> = {
  'dossier:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'dossier:instruire': ['instruction', 'supervision'],
  'constat:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'constat:traiter': ['instruction', 'supervision'],
  'depot:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'depot:deposer': ['exploitation'],
  'depot:reprendre': ['exploitation'],
  'mandat:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'mandat:accorder': ['instruction', 'supervision'],
  'mandat:terminer': ['instruction', 'supervision'],
  'cocertification:declarer': ['instruction', 'supervision'],
  'compte:gerer': [],
  'exploitation:voir': ['exploitation'],
};

const UTILISATEURS: readonly Permission[] = ['depot:lire', 'depot:deposer', 'mandat:lire'];

/** What commits the organisme, and an agent may do for it. */
const ADMINISTRATEURS: readonly Permission[] = ['mandat:terminer', 'cocertification:declarer'];

/** The one place that decides whether a caller may use a route; objects are narrowed further by `Portee`. */
export const estPermis = (appelant: Appelant, permission: Permission): boolean => {
  if (permission === 'public') return true;
  if (appelant.type === 'ANONYME') return false;
  if (permission === 'connecte') return true;
  if (appelant.type === 'AGENT') return AGENTS[permission].some((role) => appelant.roles.includes(role));
  if (permission === 'compte:gerer') return appelant.role === 'ADMINISTRATEUR';
  if (ADMINISTRATEURS.includes(permission)) return appelant.role === 'ADMINISTRATEUR';
  return UTILISATEURS.includes(permission);
};
