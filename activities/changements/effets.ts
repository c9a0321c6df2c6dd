import type { EntityManager } from '@mikro-orm/postgresql';
import type { Changement } from '../../database/entities/changement.entity.ts';
import type { Dossier } from '../../database/entities/dossier.entity.ts';
import type { Organisme } from '../../database/entities/organisme.entity.ts';
import type { GenreChangement } from '../../domain/changement/changement.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import { changerSiret } from './changer-siret.ts';

/** The change under lock, what its form says, and what it concerns as it stands, under lock too. */
export type ContexteChangement = {
  em: EntityManager;
  changement: Changement;
  contenu: ContenuDemande;
  organisme: Organisme | null;
  dossier: Dossier | null;
  /** Present contact, read before anything changes. */
  contact: Contact;
  agentId: string;
  le: string;
};

export type EffetChangement = (contexte: ContexteChangement) => Promise<void>;

const changerContact: EffetChangement = async ({ organisme, dossier, contenu }) => {
  const { nom, prenom, courriel } = contenu.motif === 'NOUVEAU_CONTACT' ? contenu.nouveauContact : contenu.contact;
  const contact = { contactNom: nom, contactPrenom: prenom, contactCourriel: courriel };
  if (organisme) Object.assign(organisme, contact);
  if (dossier) Object.assign(dossier, contact, { version: dossier.version + 1 });
};

/** What each kind of change does once an agent has confirmed it. */
export const EFFETS_CHANGEMENT: Record<GenreChangement, EffetChangement> = {
  NOUVEAU_CONTACT: changerContact,
  NOUVEAU_SIRET: changerSiret,
  ASSISTANCE: async () => undefined,
  DEPOSANTS: async () => undefined,
};
