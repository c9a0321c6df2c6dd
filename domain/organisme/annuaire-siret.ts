/** What the SIRET directory says of one establishment. */
export type EtablissementTrouve = {
  etat: 'ACTIF' | 'FERME';
  siret: string;
  siren: string;
  raisonSociale: string;
  /** Signs and trade names of the establishment itself, when it has any. */
  enseignes: string[];
  estSiege: boolean;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
};

/**
 * INCONNU: unknown, or its publication is restricted. INDISPONIBLE: the directory did not answer in time or properly.
 * Neither is a reason to refuse anybody.
 */
export type ReponseAnnuaire = EtablissementTrouve | { etat: 'INCONNU' } | { etat: 'INDISPONIBLE' };

/** The SIRET directory. Never throws for what the outside does: that is INDISPONIBLE, known within a few seconds. */
export type AnnuaireSiret = { chercher(siret: string): Promise<ReponseAnnuaire> };
