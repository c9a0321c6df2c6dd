import { BusinessError, type BusinessErrorCode } from '../../domain/errors.ts';

/** What HTTP itself refuses, before any rule of ours is asked. */
export type CodeHttp =
  | 'ROUTE_INCONNUE'
  | 'METHODE_NON_PERMISE'
  | 'CORPS_ILLISIBLE'
  | 'CORPS_TROP_GROS'
  | 'NON_ACCEPTABLE'
  | 'CLIENT_INVALIDE'
  | 'OCTROI_INVALIDE'
  | 'PORTEE_INVALIDE'
  | 'DECONNEXION_INVALIDE'
  | 'ERREUR_INTERNE';

export type CodeProbleme = BusinessErrorCode | CodeHttp;

/** A refused field: its path in the body (`contact.courriel`) and a sentence for whoever fills it in. */
export type ChampRefuse = { champ: string; message: string };

/** A refusal that belongs to HTTP: thrown where no business rule speaks. */
export class ErreurHttp extends Error {
  readonly code: CodeHttp;
  readonly entetes: Readonly<Record<string, string>>;

  constructor(code: CodeHttp, message: string, entetes: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ErreurHttp';
    this.code = code;
    this.entetes = entetes;
  }
}

/** 422 that names each field. */
export const demandeInvalide = (erreurs: readonly ChampRefuse[]): BusinessError => {
  const [premiere, ...autres] = erreurs;
  const message =
    autres.length === 0
      ? `Un champ est à corriger : ${premiere?.message ?? ''}`
      : `${erreurs.length} champs sont à corriger.`;
  return new BusinessError('DEMANDE_INVALIDE', message, { erreurs });
};

/** 404 of an object that does not exist or belongs to another: nothing tells the two apart. */
export const introuvable = (quoi: string): BusinessError =>
  new BusinessError('INTROUVABLE', `${quoi} est introuvable.`);

/** 503: nothing could be promised, the same request may be sent again after that many seconds. */
export const indisponible = (
  message: string,
  reessayerApresSecondes: number,
  details: Readonly<Record<string, unknown>> = {},
): BusinessError => new BusinessError('SERVICE_INDISPONIBLE', message, { ...details, reessayerApresSecondes });
