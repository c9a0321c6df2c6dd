/**
 * What the schema engine (adapters/xsd) says of one deposited file. Source: deposit-format (XSD 1.1.2 and 1.1.5).
 * Positions are those of the official validator: line and column from 1, columns in UTF-16 code units (both -1 in the one case
 * where it gives none: a file cut within `<?xml version="1.0"`).
 */

/** Stable codes of our own refusals, above the schema. */
export type CodeRefus =
  | 'DOCTYPE_INTERDIT'
  | 'XML_1_1'
  | 'ENCODAGE_REFUSE'
  | 'RACINE_XSI_TYPE'
  | 'PROFONDEUR_EXCESSIVE'
  | 'NOM_TROP_LONG'
  | 'TROP_D_ATTRIBUTS'
  | 'ATTRIBUT_TROP_LONG'
  | 'TEXTE_TROP_LONG'
  | 'COMMENTAIRE_TROP_LONG'
  | 'TROP_DE_PASSAGES'
  | 'FICHIER_TROP_VOLUMINEUX';

/** One fault of the file: the validator's own sentence (XSD), or a refusal of ours (REFUS, always with its code, and then alone). */
export type ErreurAnalyse = {
  type: 'XSD' | 'REFUS';
  code?: CodeRefus;
  ligne: number;
  colonne: number;
  message: string;
  /** The sentence quotes a NIR: `masquerNir` before it is stored. */
  nir?: true;
  /** Rank, from 0, of the passage in which it stands; absent outside any passage. */
  passage?: number;
};

export type ActionFlux = 'CREATION' | 'SUPPRESSION';

/** What the file says of itself; known at its end, since children come in any order. */
export type EnteteFlux = {
  version: '1.1.2' | '1.1.5';
  action: ActionFlux;
  idFlux: string;
  ligneIdFlux: number;
  horodatage: string;
  ligneHorodatage: number;
  idClientEmetteur: string;
  idClientCertificateur: string;
  idContrat: string;
};

/** One `certification` of the file; `index` counts from 0 (the {n} of sentence 2). */
export type CertificationLue = {
  index: number;
  ligne: number;
  type: string;
  code: string;
  natureDeposant?: 'CERTIFICATEUR' | 'TIERS_CONFIANCE';
};

export type TitulaireLu = {
  nomNaissance: string;
  nomUsage?: string;
  prenom1: string;
  prenom2?: string;
  prenom3?: string;
  anneeNaissance: number;
  moisNaissance?: number;
  jourNaissance?: number;
  sexe: 'M' | 'F';
  /** One of the two branches of codeCommuneNaissance; a nil postal code is absent. */
  codeInsee?: string;
  codePostal?: string;
  codePaysNaissance?: string;
  /** Labels as written; only business checks look at them. */
  libelleCommuneNaissance?: string;
  libellePaysNaissance?: string;
};

/** The holder, by one of the three exclusive branches. Civil status: never logged, never in a Temporal payload. */
export type IdentificationLue =
  | { par: 'TITULAIRE'; titulaire: TitulaireLu }
  | { par: 'DOSSIER_FORMATION'; idDossier: string; nomTitulaire: string; prenom1Titulaire: string }
  | { par: 'IDENTIFIANT_NATIONAL'; nir: string; nomNaissance: string };

/** One `passageCertification` without fault. `offset` and `longueur` are bytes of the file as deposited. */
export type PassageLu = {
  /** From 0, in the order of the file. */
  rang: number;
  /** Index of its certification. */
  certification: number;
  ligne: number;
  offset: number;
  longueur: number;
  idTechnique: string;
  dateDebutValidite: string;
  dateFinValidite?: string;
  dateDebutExamen?: string;
  dateFinExamen?: string;
  donneeCertifiee: boolean;
  presenceNiveauLangueEuro: boolean;
  niveauLangueEuropeen?: string;
  presenceNiveauNumeriqueEuro: boolean;
  niveauNumeriqueEuropeen: boolean;
  modaliteAcces?: string;
  voieAccessVAE?: string;
  /** Free texts as written, absent when nil; only business checks look at them. */
  scoring?: string;
  libelleOption?: string;
  verbatim?: string;
  urlPreuve?: string;
  identification: IdentificationLue;
};

export type ResultatAnalyse = {
  verdict: 'OK' | 'KO';
  /** The first 10 000, in the order of the validator; fewer when they quote enormous values (8 million characters in all). */
  erreurs: ErreurAnalyse[];
  nombreErreurs: number;
  /** Absent when the file is KO. */
  entete?: EnteteFlux;
  certifications: CertificationLue[];
  nombrePassages: number;
  secondAvis?: SecondAvis;
};

/**
 * What a second engine said of fragments of the file. It changes no verdict; disagreements that no table explains are for the
 * operators. No value of the file in it.
 */
export type SecondAvis = {
  /** The second engine could not be loaded: nothing was shown to it. */
  indisponible?: true;
  /** Fragments shown to the second engine. */
  examines: number;
  /** Disagreements that are known and explained. */
  connus: number;
  /** Disagreements that are not: rank of the passage (-1 for what is around the passages), both verdicts, the second engine's codes. */
  desaccords: { rang: number; nous: 'OK' | 'KO'; lui: 'OK' | 'KO' | 'ILLISIBLE'; codes: number[] }[];
};

export type OptionsAnalyse = {
  /** Called with the faultless passages in the order of the file, in batches; the reading waits for its promise. */
  surPassages?: (lot: PassageLu[]) => Promise<void> | void;
  /** Passages up to this rank are read but not handed out: how a killed activity resumes. */
  apresRang?: number;
  /** Size of a batch of passages; 1 000 unless told. */
  tailleLot?: number;
  /** Called a few times a second with the number of bytes read so far: progress and heartbeats. */
  surProgres?: (octetsLus: number) => void;
  signal?: AbortSignal;
};

/**
 * Port of the schema engine. The promise is kept for any bytes whatever: a hostile document is refused in bounded time and
 * memory. Rejects with `MoteurEnPanne` (technical, may be retried) when the child crashed or hung. A piece of bytes is done with
 * when the next one is asked for: its buffer may serve again.
 */
export type Moteur = {
  analyser(octets: AsyncIterable<Uint8Array>, options?: OptionsAnalyse): Promise<ResultatAnalyse>;
  fermer(): Promise<void>;
};
