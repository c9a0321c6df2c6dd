import type { PorteeAcces } from './acces.ts';
import type { Appelant, RoleAgent } from './appelant.ts';

/**
 * What a route demands of its caller. `public` is open to anyone (the proof, if any, is in the body), `identifie` to whoever
 * is known, `connecte` to persons alone.
 */
export type Permission =
  | 'public'
  | 'identifie'
  | 'connecte'
  | 'dossier:lire'
  | 'dossier:instruire'
  | 'constat:lire'
  | 'constat:traiter'
  | 'courriel:lire'
  | 'courriel:apercevoir'
  | 'courriel:regler'
  | 'module-texte:lire'
  | 'module-texte:gerer'
  | 'depot:lire'
  | 'depot:deposer'
  | 'depot:reprendre'
  | 'piece:lire'
  | 'compte:remplacer'
  | 'remplacement:demander'
  | 'mandat:lire'
  | 'mandat:accorder'
  | 'mandat:terminer'
  | 'cocertification:declarer'
  | 'compte:gerer'
  | 'agent:lire'
  | 'agent:gerer'
  | 'absence:declarer'
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
  | 'courriel:apercevoir'
  | 'courriel:apercevoir'
  | 'courriel:regler'
  | 'module-texte:lire'
  | 'module-texte:gerer'
  | 'mandat:accorder'
  | 'depot:reprendre'
  | 'agent:lire'
  | 'agent:gerer'
  | 'absence:declarer'
  | 'compte:remplacer'
  | 'personne:lire'
  | 'exploitation:voir';

/** Permissions that only a person of an organisme can hold. */
export type PermissionUtilisateur = 'compte:gerer' | 'remplacement:demander' | 'moi:gerer';

/** Permissions that a machine of an organisme can hold. */
export type PermissionMachine = 'identifie' | PorteeAcces;

const AGENTS: Record<Exclude<Permission, 'public' | 'identifie' | 'connecte'>, readonly RoleAgent[]> = {
  'dossier:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'dossier:instruire': ['instruction', 'supervision'],
  'constat:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'constat:traiter': ['instruction', 'supervision'],
  'courriel:lire': ['instruction', 'support', 'supervision'],
  // Each preview asks for the permission of its act too.
  'courriel:apercevoir': ['instruction', 'support', 'supervision', 'exploitation'],
  'courriel:regler': ['support', 'supervision', 'exploitation'],
  'module-texte:lire': ['instruction', 'supervision'],
  'module-texte:gerer': ['supervision'],
  'depot:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'depot:deposer': ['exploitation'],
  'depot:reprendre': ['exploitation'],
  'piece:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'compte:remplacer': ['support', 'supervision'],
  'remplacement:demander': [],
  'mandat:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'mandat:accorder': ['instruction', 'supervision'],
  'mandat:terminer': ['instruction', 'supervision'],
  'cocertification:declarer': ['instruction', 'supervision'],
  'compte:gerer': [],
  'agent:lire': ['instruction', 'support', 'supervision', 'exploitation'],
  'agent:gerer': ['supervision'],
  'absence:declarer': ['instruction', 'support', 'supervision', 'exploitation'],
  'moi:gerer': [],
  'personne:lire': ['instruction', 'support', 'supervision'],
  'acces:verrouiller': ['support', 'supervision'],
  'exploitation:voir': ['exploitation'],
};

const UTILISATEURS: readonly Permission[] = [
  'depot:lire',
  'depot:deposer',
  'piece:lire',
  'remplacement:demander',
  'moi:gerer',
  'mandat:lire',
];

/** What an administrateur may do beside: her account, and what commits the organisme. */
const ADMINISTRATEURS: readonly Permission[] = [
  'compte:gerer',
  'acces:verrouiller',
  'mandat:terminer',
  'cocertification:declarer',
];

/** The one place that decides whether a caller may use a route; objects are narrowed further by `Portee`. */
export const estPermis = (appelant: Appelant, permission: Permission): boolean => {
  if (permission === 'public') return true;
  if (appelant.type === 'ANONYME') return false;
  if (permission === 'identifie') return true;
  if (appelant.type === 'MACHINE') return (appelant.portees as readonly Permission[]).includes(permission);
  if (permission === 'connecte') return true;
  if (appelant.type === 'AGENT') return AGENTS[permission].some((role) => appelant.roles.includes(role));
  if (ADMINISTRATEURS.includes(permission)) return appelant.role === 'ADMINISTRATEUR';
  return UTILISATEURS.includes(permission);
};
