import type { Jour } from '../calendrier/jour.ts';
import type { RoleCompte } from '../compte/appelant.ts';
import type { Contact } from '../dossier/demande-contact.ts';

export type FaitsDossier = {
  dossierId: string;
  reference: string;
  siret: string;
  raisonSociale: string;
  contact: Contact;
};
/** `contact` is the contact on record. */
export type FaitsOrganisme = {
  organismeId: string;
  siret: string;
  raisonSociale: string;
  matricule: string | null;
  contact: Contact;
};
/** A certificateur that mandates a déposant, with the number of the contract that links both. */
export type Mandant = { raisonSociale: string; matricule: string; numeroContrat: string };
/**
 * A contract with the account that it opens; `compte` is null while nobody registered. `mandants`: for a déposant, all those
 * whose mandates last; empty for a certificateur.
 */
export type FaitsContrat = {
  contratId: string;
  numero: string;
  role: RoleCompte;
  compte: 'A_VALIDER' | 'ACTIF' | null;
  administrateurs: string[];
  mandants: Mandant[];
};
/** A mandate with both ends; `numeroContrat` is null while their contract has none. */
export type FaitsMandat = {
  certificateur: FaitsOrganisme;
  deposant: FaitsOrganisme;
  numeroContrat: string | null;
  /** None listed means all. */
  certifications: string[];
  debut: Jour;
  /** Last day; null while no end is known. */
  fin: Jour | null;
};
/** A mandate to announce: whether the déposant has its account as déposant. */
export type FaitsMandatAnnonce = FaitsMandat & { compteOuvert: boolean };
