import type { EntityManager } from '@mikro-orm/postgresql';
import type { Changement } from '../../database/entities/changement.entity.ts';
import type { Dossier } from '../../database/entities/dossier.entity.ts';
import type { Organisme } from '../../database/entities/organisme.entity.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import type { DossierDeps } from '../deps.ts';

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
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;
};

/** Gives the mails that it wrote, beside those that tell the decision. */
export type EffetChangement = (contexte: ContexteChangement) => Promise<string[]>;
