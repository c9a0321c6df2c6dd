import type { EtatDepot } from './depot.ts';

/** What the accusé de réception proves. */
export type ReceptionDepot = {
  depotId: string;
  idTraitement: number;
  nomFichier: string;
  tailleOctets: number;
  sha256: string;
  recuLe: string;
};

/** The deposit as its workflow takes it up, whatever was done before. */
export type DepotSuivi = {
  reception: ReceptionDepot;
  etat: EtatDepot;
  siret: string;
  matricule: string | null;
  courrielIds: string[];
};

/** An operator resumes a deposit in ECHEC_TECHNIQUE. */
export type RepriseDepot = { agentId: string; le: string };
export type RepriseAcceptee = { depotId: string; etat: EtatDepot };
