import type { EtatAcces } from '../compte/acces-personne.ts';
import { LIBELLE_MOTIF_REMPLACEMENT, type MotifRemplacement } from '../remplacement/remplacement.ts';
import type { CourrielCompose } from './composition.ts';

/** A request as it is after what its mails tell. */
export type FaitsRemplacement = {
  reference: string;
  raisonSociale: string;
  prenom: string;
  nom: string;
  courriel: string;
  fonction: string;
  motif: MotifRemplacement;
  /** Instant (ISO) at which it takes effect; null while nobody has accepted it. */
  prendEffetLe: string | null;
  motifRefus: string | null;
};

/** Somebody who was told of the request; whether she opposed it. */
export type FaitsAverti = { courriel: string; oppose: boolean };

export type IssueDemandeur = 'ACCEPTE' | 'OPPOSE' | 'REFUSE' | 'ANNULE' | 'EFFECTUE';
export type IssueAverti = 'MAINTENU' | 'REFUSE' | 'ANNULE' | 'EFFECTUE';

/** To the author of the request; `acces` tells what she has to do to come in, once it is in effect. */
export const remplacementSuite = (
  faits: FaitsRemplacement,
  issue: IssueDemandeur,
  acces: EtatAcces | null = null,
): CourrielCompose<'remplacement-suite'> => {
  const { reference, raisonSociale, prenom, nom, prendEffetLe, motifRefus } = faits;
  return {
    modele: 'remplacement-suite',
    destinataire: faits.courriel,
    parametres: { reference, raisonSociale, prenom, nom, issue, prendEffetLe, motifRefus, acces },
  };
};

/** To somebody who was told, once there is no more to oppose. */
export const remplacementIssue = (
  faits: FaitsRemplacement,
  { courriel }: FaitsAverti,
  issue: IssueAverti,
): CourrielCompose<'remplacement-issue'> => {
  const { reference, raisonSociale, prenom, nom, prendEffetLe } = faits;
  return {
    modele: 'remplacement-issue',
    destinataire: courriel,
    parametres: { reference, raisonSociale, demandeur: `${prenom} ${nom}`, issue, prendEffetLe },
  };
};

/** To somebody who may oppose the request, by the link. Who opposed it already learns that it goes on. */
export const remplacementAnnonce = (
  faits: FaitsRemplacement,
  averti: FaitsAverti,
  jetonId: string,
): CourrielCompose<'remplacement-annonce' | 'remplacement-issue'> => {
  if (averti.oppose) return remplacementIssue(faits, averti, 'MAINTENU');
  const { reference, raisonSociale, prenom, nom, fonction, motif, prendEffetLe } = faits;
  const demande = { demandeur: `${prenom} ${nom}`, fonction, motif: LIBELLE_MOTIF_REMPLACEMENT[motif] };
  return {
    modele: 'remplacement-annonce',
    destinataire: averti.courriel,
    parametres: { reference, raisonSociale, ...demande, prendEffetLe, jetonId },
  };
};
