import { contactApres, type DecisionChangement, type GenreChangement, precisionDe } from '../changement/changement.ts';
import type { Contact, ContenuDemande } from '../dossier/demande-contact.ts';
import type { CourrielCompose } from './composition.ts';

export type DecisionDite = {
  decision: DecisionChangement;
  genre: GenreChangement;
  contenu: ContenuDemande;
  reference: string;
  /** Contact on record before the decision. */
  contactAvant: Contact;
  /** Of a refusal. */
  motif: string;
};

/** Whoever asked, the contact of before and the contact of after: each learns what was decided, once. */
export const decisionChangement = (
  dite: DecisionDite,
): CourrielCompose<'changement-confirme' | 'changement-refuse'>[] => {
  const { decision, genre, contenu, reference, contactAvant, motif } = dite;
  const { raisonSociale } = contenu;
  const apres = decision === 'CONFIRME' ? contactApres(contenu, genre) : null;
  const adresses = [contactAvant, contenu.contact, ...(apres ? [apres] : [])].map(({ courriel }) => courriel);
  return [...new Set(adresses.filter(Boolean))].map((destinataire) =>
    decision === 'CONFIRME'
      ? {
          modele: 'changement-confirme',
          destinataire,
          parametres: { reference, genre, raisonSociale, precision: precisionDe(contenu, genre) },
        }
      : { modele: 'changement-refuse', destinataire, parametres: { reference, genre, raisonSociale, motif } },
  );
};
