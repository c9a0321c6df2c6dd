import type { Jour } from '../../calendrier/jour.ts';
import type { Periode } from '../../organisme/periodes.ts';
import type { CertificationLue, EnteteFlux, PassageLu } from '../analyse.ts';
import type { NumeroPhrase } from '../phrases.ts';

/** What a check does to what it finds fault with. */
export type Gravite = 'REJETTE_FICHIER' | 'REJETTE_PASSAGE' | 'AVERTIT';

/** What a person is told of one kind of fault, in plain French. */
export type Aide = { titre: string; explication: string; quoiFaire: string; exemple?: string };

/** What a check says when it is not satisfied; never a value of civil status. */
export type Constat = { message: string; ligne?: number };

type Regle<G extends Gravite> = { code: string; gravite: G; aide: Aide };

/** The official sentence is what the accusé says; only checks that have one may reject a passage. */
type RegleDePassage = (Regle<'REJETTE_PASSAGE'> & { phrase: NumeroPhrase }) | Regle<'AVERTIT'>;

/** Looks at one certification of the file alone; a rejection rejects each of its passages. */
export type ControleCertification = RegleDePassage & {
  verifier(certification: CertificationLue): Constat | undefined;
};

/** What one may know without a database when reading a passage. */
export type ContexteLecture = {
  /** Day of receipt in Paris (or of the check); without it the rules that need a date say nothing. */
  jour?: Jour;
};

/** Looks at one passage alone: needs no database. */
export type ControleLecture = RegleDePassage & {
  verifier(passage: PassageLu, contexte: ContexteLecture): Constat | undefined;
};

/** What France compétences says of the code of a certification. */
export type FaitsRepertoire =
  | { etat: 'NON_CHARGE' }
  | { etat: 'INCONNU' }
  | { etat: 'CONNU'; periodes: readonly Periode[]; detenu: boolean };

/** The database facts on one passage, gathered beforehand by whoever calls the checks. */
export type ContextePassage = {
  bcrEmetteur: string;
  certification: CertificationLue;
  repertoire: FaitsRepertoire;
  /** Codes that the mandate covers when a déposant sends; empty = all; absent = no mandate needed. */
  codesDuMandat?: readonly string[];
  /** Whether (BCR, idTechnique) is already kept, and by which deposit; absent = no. */
  dejaConserve?: 'PAR_CE_DEPOT' | 'PAR_UN_AUTRE_DEPOT';
  /** Day of receipt in Paris. */
  jourReception: Jour;
};

/** Looks at one passage in the light of the database facts. */
export type ControlePassage = RegleDePassage & {
  verifier(passage: PassageLu, contexte: ContextePassage): Constat | undefined;
};

export type ContexteEntete = {
  /** ISO instant of receipt (or of the check); without it the clock is judged by its hour alone. */
  recuLe?: string;
};

/** Looks at what the file says of itself: needs no database. */
export type ControleEntete = Regle<'AVERTIT'> & {
  verifier(entete: EnteteFlux, contexte: ContexteEntete): Constat | undefined;
};

/** A mandate between the emitter and the certificateur of the file; `fin` is its last day. */
export type Mandat = { debut: Jour; fin?: Jour };

/** The database facts on one file. */
export type ContexteFichier = {
  /** Matricule of the account that deposits. */
  matriculeCompte: string;
  certificateurConnu: boolean;
  /** Who the contract `idContrat` belongs to, and the certificateur it concerns (the same one for its own contract). */
  contrat?: { matricule: string; matriculeCertificateur: string };
  /** All mandates, past ones included, between emitter and certificateur. */
  mandats: readonly Mandat[];
  suppressionOuverte: boolean;
  repertoireCharge: boolean;
  /** True when another deposit of this emitter bears the same idFlux. */
  idFluxDejaUtilise: boolean;
  /** ISO instant of receipt. */
  recuLe: string;
};

/** Looks at the file as a whole in the light of the database facts. */
export type ControleFichier = (Regle<'REJETTE_FICHIER'> | Regle<'AVERTIT'>) & {
  verifier(entete: EnteteFlux, contexte: ContexteFichier): Constat | undefined;
};
