import type { RoleUtilisateur } from '../domain/compte/appelant.ts';
import { ligneDuPublic } from './champs.ts';

/** How a mail to a person of an organisme greets her, and of which organisme it speaks. */
export const destinataire = { prenom: ligneDuPublic, nom: ligneDuPublic, raisonSociale: ligneDuPublic };

/** After « en qualité ». */
export const EN_QUALITE: Record<RoleUtilisateur, string> = {
  ADMINISTRATEUR: 'd’administrateur',
  UTILISATEUR: 'd’utilisateur',
};
