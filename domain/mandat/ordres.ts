import type { Jour } from '../calendrier/jour.ts';
import type { SituationMandat } from './mandat.ts';

/** A mandate that an agent grants. No certification listed means all; begins today and never ends unless told. */
export type MandatDemande = {
  siret: string;
  /** Needed for an organisme that neither we nor the form know by name. */
  raisonSociale?: string | undefined;
  courriel?: string | undefined;
  certifications: string[];
  debut?: Jour | undefined;
  fin?: Jour | undefined;
};

/** `mandatId` is the id of the order: asked again, it is one mandate. `acteur` comes from acteurDe(). */
export type OctroiMandat = { mandatId: string; mandat: MandatDemande; acteur: string; le: string };

/** `version` is the one that was seen; `fin` null: no end is known any more. */
export type ModificationMandat = {
  mandatId: string;
  version: number;
  certifications: string[];
  fin: Jour | null;
  acteur: string;
  le: string;
};

/** `jour` is the last one of the mandate, today unless told. */
export type FinMandat = { mandatId: string; version: number; jour?: Jour | undefined; acteur: string; le: string };

export type MandatApresActe = {
  mandatId: string;
  numeroContrat: string;
  certifications: string[];
  debut: Jour;
  fin: Jour | null;
  situation: SituationMandat;
  version: number;
  /** False when no list of partners is loaded: the rule was suspended. */
  partenairesVerifies: boolean;
  /** False when no address of the déposant is known: no mail could tell it. */
  deposantJoignable: boolean;
};
