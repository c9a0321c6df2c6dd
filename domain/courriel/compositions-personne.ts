import type { EtatAcces, MotifVerrou } from '../compte/acces-personne.ts';
import type { RoleUtilisateur } from '../compte/appelant.ts';
import type { CourrielCompose } from './composition.ts';

/** A person of an account, as a mail greets her. */
export type FaitsPersonne = { prenom: string; nom: string; courriel: string; raisonSociale: string };

const saluee = ({ prenom, nom, raisonSociale }: FaitsPersonne) => ({ prenom, nom, raisonSociale });

export const invitation = (
  personne: FaitsPersonne,
  { role, jetonId }: { role: RoleUtilisateur; jetonId: string },
): CourrielCompose<'invitation'> => ({
  modele: 'invitation',
  destinataire: personne.courriel,
  parametres: { ...saluee(personne), role, jetonId },
});

/** Her role and her right to assistance, as they are from now on. */
export const droitsChanges = (
  personne: FaitsPersonne,
  droits: { role: RoleUtilisateur; assistance: boolean },
): CourrielCompose<'droits-changes'> => ({
  modele: 'droits-changes',
  destinataire: personne.courriel,
  parametres: { ...saluee(personne), ...droits },
});

/** `etatAvant` tells an access that closes from an invitation that is taken back. */
export const accesFerme = (
  personne: FaitsPersonne,
  { motif, parLaCaisse, etatAvant }: { motif: MotifVerrou | null; parLaCaisse: boolean; etatAvant: EtatAcces },
): CourrielCompose<'acces-ferme'> => ({
  modele: 'acces-ferme',
  destinataire: personne.courriel,
  parametres: { ...saluee(personne), motif, parLaCaisse, invitation: etatAvant === 'INVITE' },
});

export const accesRouvert = (
  personne: FaitsPersonne,
  { parLaCaisse }: { parLaCaisse: boolean },
): CourrielCompose<'acces-rouvert'> => ({
  modele: 'acces-rouvert',
  destinataire: personne.courriel,
  parametres: { ...saluee(personne), parLaCaisse },
});
