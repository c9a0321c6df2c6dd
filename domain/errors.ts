/** Stable codes of business refusals. Each has one HTTP status in api/error-handler.ts and a sentence where it is thrown. */
export type BusinessErrorCode =
  | 'TRANSITION_INTERDITE'
  | 'DEMANDE_INVALIDE'
  | 'SIRET_INVALIDE'
  | 'INTROUVABLE'
  | 'DEJA_FAIT'
  | 'VERSION_PERIMEE'
  | 'ACTION_INTERDITE'
  | 'NON_AUTHENTIFIE'
  | 'IDENTIFIANTS_INCORRECTS'
  | 'LIEN_INVALIDE'
  | 'MOT_DE_PASSE_FAIBLE'
  | 'COMPTE_EXISTANT'
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
