import type { Jour } from '../calendrier/jour.ts';
import { type CourrielCompose, ouAAttribuer } from './composition.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { FaitsDossier } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

/** A mail to the contact of a case. */
const auContact = <M extends ModeleCourriel>(
  modele: M,
  { contact }: FaitsDossier,
  parametres: ParametresCourriel[M],
): CourrielCompose<M> => ({ modele, destinataire: contact.courriel, parametres });

const nommer = ({ reference, raisonSociale }: FaitsDossier): { reference: string; raisonSociale: string } => ({
  reference,
  raisonSociale,
});

/** Mails whose only free part is the reason of the act. */
const motive =
  <M extends 'demande-refusee' | 'dossier-clos' | 'dossier-rouvert'>(modele: M) =>
  (dossier: FaitsDossier, motif: string): CourrielCompose<M> =>
    auContact(modele, dossier, { ...nommer(dossier), motif });

export const demandeRefusee = motive('demande-refusee');
export const dossierClos = motive('dossier-clos');
export const dossierRouvert = motive('dossier-rouvert');

/** `jetonId` is the follow-up link by which the organisme answers. */
export const complementDemande = (
  dossier: FaitsDossier,
  precisions: { objet: string; jusquAu: Jour; jetonId: string },
): CourrielCompose<'complement-demande'> =>
  auContact('complement-demande', dossier, { ...nommer(dossier), ...precisions });

export const complementRetire = (dossier: FaitsDossier): CourrielCompose<'complement-retire'> =>
  auContact('complement-retire', dossier, nommer(dossier));

export const miseEnAttente = (
  dossier: FaitsDossier,
  precisions: { motif: string; jusquAu: Jour },
): CourrielCompose<'mise-en-attente'> => auContact('mise-en-attente', dossier, { ...nommer(dossier), ...precisions });

export const repriseDossier = (dossier: FaitsDossier): CourrielCompose<'reprise-dossier'> =>
  auContact('reprise-dossier', dossier, nommer(dossier));

/** `nouvelleReference` is null as long as no case of the right SIRET is open: the merge opens it. */
export const dossierFusionne = (
  dossier: FaitsDossier,
  { nouvelleReference, versSiret }: { nouvelleReference: string | null; versSiret: string },
): CourrielCompose<'dossier-fusionne'> =>
  auContact('dossier-fusionne', dossier, {
    ...nommer(dossier),
    nouvelleReference: ouAAttribuer(nouvelleReference),
    siret: versSiret,
  });

/** To the agent who receives the case, told by whom. */
export const dossierConfie = (
  { reference }: FaitsDossier,
  { pour, par }: { pour: { courriel: string }; par: string },
): CourrielCompose<'dossier-confie'> => ({
  modele: 'dossier-confie',
  destinataire: pour.courriel,
  parametres: { reference, par },
});
