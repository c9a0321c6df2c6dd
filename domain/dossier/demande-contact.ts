/** The contact form, motif « Je souhaite me faire connaître et procéder à mon accrochage » (process, step 1). */
export type MotifDemande = 'ACCROCHAGE';

export type Contact = { nom: string; prenom: string; courriel: string };

export type DeposantDeclare = { siret: string; raisonSociale: string; courriel?: string };

export type ContenuDemande = {
  motif: MotifDemande;
  siret: string;
  raisonSociale: string;
  contact: Contact;
  /** Codes `RNCP…` or `RS…` that the organisme says it holds. */
  certifications: string[];
  confieDepot: boolean;
  deposants: DeposantDeclare[];
};

/** What the checks noticed: shown to the agent, never a refusal. */
export type CodeNote =
  | 'SIRET_INCONNU'
  | 'SIRET_FERME'
  | 'ANNUAIRE_SIRET_INDISPONIBLE'
  | 'RAISON_SOCIALE_DIFFERENTE'
  | 'CERTIFICATION_INCONNUE'
  | 'CERTIFICATION_NON_DETENUE'
  | 'REPERTOIRES_NON_CHARGES'
  | 'ADRESSE_REFUSEE'
  | 'DEMANDE_JOINTE';

export type NoteDossier = { code: CodeNote; details: Record<string, string> };
