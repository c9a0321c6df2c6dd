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
  | 'moi:gerer'
  | 'personne:lire'
  | 'acces:verrouiller'
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
  | 'personne:lire'
  | 'exploitation:voir';

/** Permissions that only a person of an organisme can hold. */
export type PermissionUtilisateur = 'compte:gerer' | 'moi:gerer';

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
  'moi:gerer': [],
  'personne:lire': ['instruction', 'support', 'supervision'],
  'acces:verrouiller': ['support', 'supervision'],
  'exploitation:voir': ['exploitation'],
};

const UTILISATEURS: readonly Permission[] = ['depot:lire', 'depot:deposer', 'piece:lire', 'moi:gerer'];

/** What an administrateur may do beside. */
const ADMINISTRATEURS: readonly Permission[] = ['compte:gerer', 'acces:verrouiller'];

/** The one place that decides whether a caller may use a route; objects are narrowed further by `Portee`. */
export const estPermis = (appelant: Appelant, permission: Permission): boolean => {
  if (permission === 'public') return true;
  if (appelant.type === 'ANONYME') return false;
  if (permission === 'connecte') return true;
  if (appelant.type === 'AGENT') return AGENTS[permission].some((role) => appelant.roles.includes(role));
  if (ADMINISTRATEURS.includes(permission)) return appelant.role === 'ADMINISTRATEUR';
  return UTILISATEURS.includes(permission);
};
