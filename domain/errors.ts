/** Stable codes of business refusals. Each has one HTTP status in api/error-handler.ts and a sentence where it is thrown. */
export type BusinessErrorCode =
  | 'TRANSITION_INTERDITE'
  | 'DEMANDE_INVALIDE'
  | 'SIRET_INVALIDE'
  | 'INTROUVABLE'
  | 'DEJA_FAIT'
  | 'DOSSIER_DEJA_OUVERT'
  | 'COMPLEMENT_CLOS'
  | 'AGENT_INDISPONIBLE'
  | 'ORGANISME_INCONNU'
  | 'SIRET_DEJA_CONNU'
  | 'DEPOT_EN_COURS'
  | 'PREAVIS_EN_COURS'
  | 'COMPTE_NON_OUVERT'
  | 'DOSSIER_A_EXAMINER'
  | 'VERSION_PERIMEE'
  | 'ACTION_INTERDITE'
  | 'NON_AUTHENTIFIE'
  | 'IDENTIFIANTS_INCORRECTS'
  | 'LIEN_INVALIDE'
  | 'MOT_DE_PASSE_FAIBLE'
  | 'COMPTE_EXISTANT'
  | 'COURRIEL_NON_RENVOYABLE'
  | 'VARIABLE_INCONNUE'
  | 'IDENTIFIANTS_NON_EMIS'
  | 'CONTACT_INCONNU'
  | 'ACCES_EXISTANT'
  | 'ACCES_TROP_NOMBREUX'
  | 'ACCES_TERMINE'
  | 'ROTATION_EN_COURS'
  | 'HABILITATION_EN_ATTENTE'
  | 'DERNIER_SUPERVISEUR'
  | 'ABSENCE_CHEVAUCHANTE'
  | 'ABSENCE_TERMINEE'
  | 'SUPPLEANT_INDISPONIBLE'
  | 'SUPPLEANCE_EN_CHAINE'
  | 'PERSONNE_EXISTANTE'
  | 'DERNIER_ADMINISTRATEUR'
  | 'MOT_DE_PASSE_INCORRECT'
  | 'SECOND_FACTEUR_REQUIS'
  | 'SECOND_FACTEUR_INCORRECT'
  | 'DEPOSANT_PARTENAIRE'
  | 'MANDAT_CHEVAUCHE'
  | 'TROP_DE_REQUETES'
  | 'CSRF_INVALIDE'
  | 'IDEMPOTENCE_AUTRE_CORPS'
  | 'IDEMPOTENCE_EN_COURS'
  | 'DEPOT_TROP_VOLUMINEUX'
  | 'DEPOT_VIDE'
  | 'DEPOT_INCOMPLET'
  | 'DEPOT_ILLISIBLE'
  | 'NOM_FICHIER_INVALIDE'
  | 'TYPE_CONTENU_INVALIDE'
  | 'PIECE_TROP_GROSSE'
  | 'PIECE_VIDE'
  | 'PIECE_INCOMPLETE'
  | 'PIECE_TYPE_REFUSE'
  | 'PIECE_CONTENU_DIFFERENT'
  | 'PIECE_INTROUVABLE'
  | 'PIECES_TROP_NOMBREUSES'
  | 'REMPLACEMENT_EN_COURS'
  | 'SERVICE_INDISPONIBLE';

/** A refusal by a rule: a stable code, a French sentence for whoever reads it, and plain details. Never retried. */
export class BusinessError extends Error {
  readonly code: BusinessErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: BusinessErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'BusinessError';
    this.code = code;
    this.details = details;
  }
}
