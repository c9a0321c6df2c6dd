import type { EtatAcces, MotifVerrou, QuiAgit } from './acces-personne.ts';
import type { RoleCompte, RoleUtilisateur } from './appelant.ts';
import type { AdresseConfirmee, EtatChangementCourriel } from './changement-courriel.ts';

/** Who gives an order: her id is that of a person or of an agent, by `qui`. */
export type Auteur = { qui: Exclude<QuiAgit, 'SYSTEME'>; id: string };

/** An order on a person of an account. `effetId` names what it creates: asked again, it is the same effect. */
export type OrdrePersonne = { effetId: string; personneId: string; auteur: Auteur; le: string };

/** `effetId` is the id of the person invited. */
export type InvitationPersonne = Omit<OrdrePersonne, 'personneId'> & {
  nom: string;
  prenom: string;
  courriel: string;
  role: RoleUtilisateur;
  assistance: boolean;
};

/** The password's hash waits in schema `technique` under `motDePasseId`. */
export type AcceptationInvitation = OrdrePersonne & { jetonId: string; motDePasseId: string };

export type ChangementDroits = OrdrePersonne & { role: RoleUtilisateur; assistance: boolean };

export type VerrouillagePersonne = OrdrePersonne & { motif: MotifVerrou };

/** `jetonId`: the link of a forgotten password; else she is signed in, and keeps that session. */
export type NouveauMotDePasse = OrdrePersonne & {
  motDePasseId: string;
  jetonId: string | null;
  sessionGardeeId: string | null;
};

/** `effetId` is the id of the change. */
export type DemandeCourriel = OrdrePersonne & { courriel: string };

/** `jetonId` is null when an administrateur says yes for the old address. */
export type ConfirmationCourriel = OrdrePersonne & {
  changementId: string;
  adresse: AdresseConfirmee;
  jetonId: string | null;
};

/** The sealed secret and the hashes of its recovery codes wait in schema `technique`. */
export type ActivationSecondFacteur = OrdrePersonne & { secondFacteurId: string };

/** `personneId` is the administrateur who acts; `effetId` is the id of the secret. */
export type AnnonceSecret = OrdrePersonne & { accesId: string; evenement: 'CREE' | 'SECRET_REMPLACE' };

/** `personneId` is the administrateur who acts. */
export type RevocationAcces = OrdrePersonne & { accesId: string };

/** What an order on a person answers. */
export type PersonneApresOrdre = {
  personneId: string;
  etat: EtatAcces;
  role: RoleUtilisateur;
  assistance: boolean;
};

export type ChangementCourrielApres = {
  changementId: string;
  etat: EtatChangementCourriel;
  nouvelleConfirmee: boolean;
  ancienneConfirmee: boolean;
};

/** What somebody who is not signed in asks to be sent, always to the address on record. */
export type DemandeRecuperation =
  | { genre: 'IDENTIFIANTS'; courriel: string }
  | { genre: 'MOT_DE_PASSE'; identifiantConnexion: string };

export type RecuperationDemandee = { effetId: string; le: string; demande: DemandeRecuperation };

/** One line of the mail that recalls identifiers. */
export type IdentifiantRappele = { identifiantConnexion: string; raisonSociale: string; role: RoleCompte };
