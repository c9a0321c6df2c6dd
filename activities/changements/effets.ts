import type { GenreChangement } from '../../domain/changement/changement.ts';
import { changerSiret } from './changer-siret.ts';
import type { EffetChangement } from './contexte.ts';

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
