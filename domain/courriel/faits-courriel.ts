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
/** A contract with the account that it opens; `compte` is null while nobody registered. */
export type FaitsContrat = {
  contratId: string;
  numero: string;
  role: RoleCompte;
  compte: 'A_VALIDER' | 'ACTIF' | null;
  administrateurs: string[];
};
/** What mails of agents are made of; what a mail does not speak of may be null. */
export type FaitsCourriel = {
  dossier: FaitsDossier | null;
  organisme: FaitsOrganisme | null;
  contrat: FaitsContrat | null;
};
