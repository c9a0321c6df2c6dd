import { type Composition, exiger, type PartiesLibres } from './composition.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { FaitsDossier } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

const MOTIF = { motif: 2000 } as const;

type Parties = { [nom: string]: string };

/** A mail to the contact of a case, about the case alone. */
const auContact = <M extends ModeleCourriel>(
  modele: M,
  parties: Composition<M>['parties'],
  parametres: (dossier: FaitsDossier, parties: PartiesLibres & Parties, jetonId: string) => ParametresCourriel[M],
): Composition<M> => ({
  parties,
  contrat: () => null,
  composer: ({ faits, parties: lues, jetonId }) => {
    const dossier = exiger(faits.dossier, 'Ce courriel répond à un dossier.');
    return { modele, destinataire: dossier.contact.courriel, parametres: parametres(dossier, lues, jetonId) };
  },
});

const nommer = ({ reference, raisonSociale }: FaitsDossier): { reference: string; raisonSociale: string } => ({
  reference,
  raisonSociale,
});

/** Mails of the acts of an agent on a case. */
export const COMPOSITIONS_DOSSIER = {
  'demande-refusee': auContact('demande-refusee', MOTIF, (dossier, { motif = '' }) => ({ ...nommer(dossier), motif })),
  'complement-demande': auContact(
    'complement-demande',
    { objet: 4000, jusquAu: 'JOUR' },
    (dossier, { objet = '', jusquAu = '' }, jetonId) => ({ ...nommer(dossier), objet, jusquAu, jetonId }),
  ),
  'complement-retire': auContact('complement-retire', {}, nommer),
  'mise-en-attente': auContact(
    'mise-en-attente',
    { ...MOTIF, jusquAu: 'JOUR' },
    (dossier, { motif = '', jusquAu = '' }) => ({ ...nommer(dossier), motif, jusquAu }),
  ),
  'reprise-dossier': auContact('reprise-dossier', {}, nommer),
  'dossier-clos': auContact('dossier-clos', MOTIF, (dossier, { motif = '' }) => ({ ...nommer(dossier), motif })),
  'dossier-rouvert': auContact('dossier-rouvert', MOTIF, (dossier, { motif = '' }) => ({ ...nommer(dossier), motif })),
};
