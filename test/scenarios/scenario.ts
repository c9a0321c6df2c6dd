import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import type { NomTitulaire } from './titulaires.ts';

/** Name of an organisme in a scenario: A, B, C… Its matricule stands as `{A}` in what is expected. */
export type NomOrganisme = 'A' | 'B' | 'C';

export type PassageScenario = {
  idTechnique: string;
  titulaire: NomTitulaire;
  /** AAAA-MM-JJ; begins on 10 February 2026 and never ends unless told. */
  dateFinValidite?: string;
};

export type FichierScenario = {
  nom: string;
  /** What is wrong with the file as a whole, if anything. */
  defaut?: 'SEXE_INVALIDE' | 'EMETTEUR_INCONNU' | 'DOCTYPE';
  /** Whose data it holds, when not its emitter's own. */
  certificateur?: NomOrganisme;
  certifications: readonly { type: string; code: string; passages: readonly PassageScenario[] }[];
};

/** What the accusé de traitement must say, to the letter; `{A}` stands for the matricule of A. */
export type AccuseAttendu =
  | {
      statut: 'Traité avec succès' | 'Traité avec erreurs';
      ok: readonly string[];
      ko: Readonly<Record<string, string>>;
    }
  | { statut: 'Traitement avec erreurs'; erreurs: readonly { ligne: number; colonne: number; message: string }[] };

/** What déposants live through. */
export type EtapeMandat =
  /** As France compétences publishes it. */
  | { faire: 'PUBLIER_PARTENAIRE'; organisme: NomOrganisme; code: string }
  /** Grants the déposants of the form unless told which. */
  | { faire: 'ACCEPTER_AVEC_MANDATS'; organisme: NomOrganisme; deposants?: readonly NomOrganisme[] }
  | { faire: 'ACCEPTATION_REFUSEE'; organisme: NomOrganisme; code: 'DEPOSANT_PARTENAIRE' }
  | {
      faire: 'RECEVOIR_MANDAT';
      organisme: NomOrganisme;
      certificateur: NomOrganisme;
      /** With a link of inscription, or the contract alone once the account is open. */
      attendu: 'IDENTIFIANTS' | 'CONTRAT';
    }
  /** By the last link received, quoting the matricule of any certificateur that mandates it. */
  | { faire: 'INSCRIRE_DEPOSANT'; organisme: NomOrganisme; citant: NomOrganisme }
  | { faire: 'TERMINER_MANDAT'; organisme: NomOrganisme; deposant: NomOrganisme };

export type Etape =
  | EtapeMandat
  /** A request that joins names another contact, whom the case must not take over. */
  | {
      faire: 'REMPLIR_FORMULAIRE';
      organisme: NomOrganisme;
      /** To whom it gives its deposits, if to anybody. */
      deposants?: readonly NomOrganisme[];
      attendu: 'DOSSIER_OUVERT' | 'DEMANDE_JOINTE';
    }
  | { faire: 'SUIVRE_DEMANDE'; organisme: NomOrganisme; attendu: EtatDossier | 'JOINTE' }
  | { faire: 'PRENDRE' | 'ACCEPTER'; organisme: NomOrganisme }
  | { faire: 'REFUSER'; organisme: NomOrganisme; motif: string }
  | { faire: 'DEMANDER_COMPLEMENT'; organisme: NomOrganisme; objet: string }
  | { faire: 'REPONDRE_COMPLEMENT'; organisme: NomOrganisme; texte: string }
  | { faire: 'METTRE_EN_ATTENTE'; organisme: NomOrganisme; motif: string }
  | { faire: 'LAISSER_PASSER'; organisme: NomOrganisme; quoi: 'LE_DELAI_DU_COMPLEMENT' | 'LA_MISE_EN_ATTENTE' }
  | { faire: 'CLORE' | 'ROUVRIR'; organisme: NomOrganisme; motif: string }
  | { faire: 'CHANGER_DE_SIRET'; organisme: NomOrganisme }
  | { faire: 'REMPLACER_ADMINISTRATEUR'; organisme: NomOrganisme }
  | { faire: 'INSCRIRE'; organisme: NomOrganisme }
  | { faire: 'IMPORTER_ANNUAIRE'; organisme: NomOrganisme; deposantPour?: NomOrganisme }
  | {
      faire: 'DEPOSER';
      /** Who sends: the organisme from its account (as déposant: for the certificateur of the file), or an operator for it. */
      par: 'ORGANISME' | 'DEPOSANT' | 'EXPLOITANT';
      organisme: NomOrganisme;
      /** Whose contract the file quotes, when not the one that the emitter was given for this. */
      contrat?: NomOrganisme;
      fichier: FichierScenario;
      attendu: AccuseAttendu;
    }
  | { faire: 'REDEPOSER'; organisme: NomOrganisme; attendu: AccuseAttendu }
  | { faire: 'LIRE_DEPOT'; organisme: NomOrganisme; attendu: 'LISIBLE' | 'INTROUVABLE' };

/** Where an organisme stands at the end. */
export type EtatAttendu = {
  /** State of each of its cases, the oldest first. */
  dossiers: readonly EtatDossier[];
  accroche: boolean;
  /** Passages kept for good under its matricule. */
  passages: number;
  /** Mails that reached its contact, in the order in which they were decided; of one instant, by name. */
  courriels: readonly ModeleCourriel[];
};

/** A story of the field as data: played against the whole product, and printed by the documentation. */
export type Scenario = {
  titre: string;
  /** Who each organisme is. */
  acteurs: Readonly<Partial<Record<NomOrganisme, string>>>;
  etapes: readonly Etape[];
  attendus: Readonly<Partial<Record<NomOrganisme, EtatAttendu>>>;
};
