/**
 * What the contact form is filled in for (process, step 1). ACCROCHAGE: « Je souhaite me faire connaître et procéder à mon
 * accrochage ». ASSISTANCE: « Je souhaite créer un compte pour accéder aux services d'assistance des certificateurs ».
 */
export type MotifDemande = 'ACCROCHAGE' | MotifChangement;

/** Forms that ask for a change of what is known; none takes effect before an agent confirms it. */
export type MotifChangement = 'ASSISTANCE' | 'NOUVEAU_SIRET' | 'NOUVEAU_CONTACT' | 'DEPOSANTS';

export type Contact = { nom: string; prenom: string; courriel: string };

export type DeposantDeclare = { siret: string; raisonSociale: string; courriel?: string };

/** What every form says: its version, the organisme, and who fills it in. */
type Formulaire = {
  /** Absent in what was received before forms were numbered: the first one. */
  version?: 1;
  siret: string;
  raisonSociale: string;
  contact: Contact;
};

export type DemandeAccrochage = Formulaire & {
  motif: 'ACCROCHAGE';
  /** Codes `RNCP…` or `RS…` that the organisme says it holds. */
  certifications: string[];
  confieDepot: boolean;
  deposants: DeposantDeclare[];
};

/** The person who fills in the form asks for the right to open tickets. */
export type DemandeAssistance = Formulaire & { motif: 'ASSISTANCE' };

/** `siret` is the one known so far. */
export type DemandeNouveauSiret = Formulaire & {
  motif: 'NOUVEAU_SIRET';
  nouveauSiret: string;
  nouvelleRaisonSociale: string;
};

export type DemandeNouveauContact = Formulaire & { motif: 'NOUVEAU_CONTACT'; nouveauContact: Contact };

/** Déposants to whom the deposit is given, and SIRET of those to whom it is not any more. */
export type DemandeDeposants = Formulaire & { motif: 'DEPOSANTS'; ajoutes: DeposantDeclare[]; retires: string[] };

export type DemandeChangement = DemandeAssistance | DemandeNouveauSiret | DemandeNouveauContact | DemandeDeposants;

export type ContenuDemande = DemandeAccrochage | DemandeChangement;

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
  | 'DEMANDE_JOINTE'
  | 'COMPLEMENT_RECU'
  | 'DOSSIER_FUSIONNE';

export type NoteDossier = { code: CodeNote; details: Record<string, string> };
