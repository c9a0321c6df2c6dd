import { typeEtCode } from './certification/type-et-code.ts';
import type {
  ControleCertification,
  ControleEntete,
  ControleFichier,
  ControleLecture,
  ControlePassage,
} from './controle.ts';
import { colonnesDecalees } from './entete/colonnes-decalees.ts';
import { decalageFige, horlogeDouzeHeures } from './entete/horloge.ts';
import { idFluxMatricule } from './entete/id-flux-matricule.ts';
import { certificateurConnu } from './fichier/certificateur.ts';
import { contratConnu, contratQuiLie } from './fichier/contrat.ts';
import { emetteurDuCompte } from './fichier/emetteur.ts';
import { idFluxDejaUtilise } from './fichier/id-flux-deja-utilise.ts';
import { mandatEnVigueur } from './fichier/mandat.ts';
import { repertoireNonCharge } from './fichier/repertoire-non-charge.ts';
import { suppressionOuverte } from './fichier/suppression.ts';
import { delivranceAncienne, delivranceFuture } from './passage/date-de-delivrance.ts';
import { finDExamen, finDeValidite } from './passage/dates-dans-l-ordre.ts';
import { dejaConserve } from './passage/deja-conserve.ts';
import {
  codeInseeIllisible,
  paysDifferentDuCodeInsee,
  paysPourNaissanceEnFrance,
} from './passage/lieu-de-naissance.ts';
import { naissanceApresDelivrance, naissanceImpossible } from './passage/naissance.ts';
import {
  niveauLangueInattendu,
  niveauLangueManquant,
  niveauNumeriqueInattendu,
  niveauNumeriqueManquant,
} from './passage/niveaux.ts';
import { codeHorsMandat, codeInconnu, codeNonDetenu, codePasEnVigueur } from './passage/repertoires.ts';
import { valeurNill } from './passage/valeur-nill.ts';
import { voieVaeManquante, voieVaeSansVae } from './passage/voie-vae.ts';

// The registry: a new check is one file and one line in the list of what it looks at.

export const CONTROLES_CERTIFICATION: readonly ControleCertification[] = [typeEtCode];

export const CONTROLES_LECTURE: readonly ControleLecture[] = [
  finDeValidite,
  finDExamen,
  naissanceImpossible,
  naissanceApresDelivrance,
  niveauLangueManquant,
  niveauLangueInattendu,
  niveauNumeriqueManquant,
  niveauNumeriqueInattendu,
  voieVaeManquante,
  voieVaeSansVae,
  paysPourNaissanceEnFrance,
  paysDifferentDuCodeInsee,
  codeInseeIllisible,
  delivranceAncienne,
  delivranceFuture,
  valeurNill,
];

export const CONTROLES_PASSAGE: readonly ControlePassage[] = [
  codeInconnu,
  codePasEnVigueur,
  dejaConserve,
  codeNonDetenu,
  codeHorsMandat,
];

export const CONTROLES_ENTETE: readonly ControleEntete[] = [
  idFluxMatricule,
  horlogeDouzeHeures,
  decalageFige,
  colonnesDecalees,
];

/** In order of precedence: the first that rejects is the one that is said. */
export const CONTROLES_FICHIER: readonly ControleFichier[] = [
  emetteurDuCompte,
  certificateurConnu,
  contratConnu,
  contratQuiLie,
  mandatEnVigueur,
  suppressionOuverte,
  idFluxDejaUtilise,
  repertoireNonCharge,
];
