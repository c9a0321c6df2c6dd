import { contactApres, type GenreChangement } from '../../domain/changement/changement.ts';
import { consigner } from '../suivi-dossier.ts';
import { changerDeposants } from './changer-deposants.ts';
import { changerSiret } from './changer-siret.ts';
import type { EffetChangement } from './contexte.ts';
import { ouvrirAssistance } from './ouvrir-assistance.ts';

const changerContact: EffetChangement = async ({ em, organisme, dossier, changement, contenu, agentId, le }) => {
  const nouveau = contactApres(contenu, changement.genre);
  if (nouveau === null) throw new Error('not a change of contact');
  const { nom, prenom, courriel } = nouveau;
  const contact = { contactNom: nom, contactPrenom: prenom, contactCourriel: courriel };
  if (organisme) Object.assign(organisme, contact);
  if (dossier) {
    Object.assign(dossier, contact, { version: dossier.version + 1 });
    const { etat: etatAvant } = dossier;
    await consigner(em, dossier, { acte: 'dossier.changerContact', acteur: `agent:${agentId}`, le, etatAvant });
  }
  return [];
};

/** What each kind of change does once an agent has confirmed it. */
export const EFFETS_CHANGEMENT: Record<GenreChangement, EffetChangement> = {
  NOUVEAU_CONTACT: changerContact,
  NOUVEAU_SIRET: changerSiret,
  ASSISTANCE: ouvrirAssistance,
  DEPOSANTS: changerDeposants,
};
