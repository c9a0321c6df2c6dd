import { BusinessError, type BusinessErrorCode } from '../../domain/errors.ts';
import { type ChampRefuse, type CodeHttp, type CodeProbleme, ErreurHttp } from './erreur-http.ts';
import { estIndisponibilite } from './indisponibilite.ts';

const STATUT_METIER: Record<BusinessErrorCode, number> = {
  TRANSITION_INTERDITE: 409,
  DEMANDE_INVALIDE: 422,
  SIRET_INVALIDE: 422,
  INTROUVABLE: 404,
  DEJA_FAIT: 409,
  DOSSIER_DEJA_OUVERT: 409,
  COMPLEMENT_CLOS: 409,
  AGENT_INDISPONIBLE: 422,
  ORGANISME_INCONNU: 422,
  SIRET_DEJA_CONNU: 409,
  DEPOT_EN_COURS: 409,
  PREAVIS_EN_COURS: 409,
  COMPTE_NON_OUVERT: 409,
  DOSSIER_A_EXAMINER: 409,
  VERSION_PERIMEE: 409,
  ACTION_INTERDITE: 403,
  NON_AUTHENTIFIE: 401,
  IDENTIFIANTS_INCORRECTS: 401,
  LIEN_INVALIDE: 410,
  MOT_DE_PASSE_FAIBLE: 422,
  COMPTE_EXISTANT: 409,
  COURRIEL_NON_RENVOYABLE: 409,
  VARIABLE_INCONNUE: 422,
  IDENTIFIANTS_NON_EMIS: 409,
  CONTACT_INCONNU: 409,
  ACCES_EXISTANT: 409,
  ACCES_TROP_NOMBREUX: 409,
  ACCES_TERMINE: 409,
  ROTATION_EN_COURS: 409,
  HABILITATION_EN_ATTENTE: 403,
  DERNIER_SUPERVISEUR: 409,
  ABSENCE_CHEVAUCHANTE: 409,
  ABSENCE_TERMINEE: 409,
  SUPPLEANT_INDISPONIBLE: 409,
  SUPPLEANCE_EN_CHAINE: 409,
  PERSONNE_EXISTANTE: 409,
  DERNIER_ADMINISTRATEUR: 409,
  MOT_DE_PASSE_INCORRECT: 422,
  SECOND_FACTEUR_REQUIS: 401,
  SECOND_FACTEUR_INCORRECT: 422,
  DEPOSANT_PARTENAIRE: 409,
  MANDAT_CHEVAUCHE: 409,
  TROP_DE_REQUETES: 429,
  CSRF_INVALIDE: 403,
  IDEMPOTENCE_AUTRE_CORPS: 422,
  IDEMPOTENCE_EN_COURS: 409,
  DEPOT_TROP_VOLUMINEUX: 413,
  DEPOT_VIDE: 422,
  DEPOT_INCOMPLET: 400,
  DEPOT_ILLISIBLE: 422,
  NOM_FICHIER_INVALIDE: 422,
  TYPE_CONTENU_INVALIDE: 415,
  PIECE_TROP_GROSSE: 413,
  PIECE_VIDE: 422,
  PIECE_INCOMPLETE: 400,
  PIECE_TYPE_REFUSE: 422,
  PIECE_CONTENU_DIFFERENT: 422,
  PIECE_INTROUVABLE: 422,
  PIECES_TROP_NOMBREUSES: 422,
  REMPLACEMENT_EN_COURS: 409,
  SERVICE_INDISPONIBLE: 503,
};

/** Every code by which a workflow may refuse. */
export const CODES_METIER: ReadonlySet<string> = new Set(Object.keys(STATUT_METIER));

const STATUT_HTTP: Record<CodeHttp, number> = {
  ROUTE_INCONNUE: 404,
  METHODE_NON_PERMISE: 405,
  CORPS_ILLISIBLE: 400,
  CORPS_TROP_GROS: 413,
  NON_ACCEPTABLE: 406,
  CLIENT_INVALIDE: 401,
  OCTROI_INVALIDE: 400,
  PORTEE_INVALIDE: 400,
  DECONNEXION_INVALIDE: 400,
  ERREUR_INTERNE: 500,
};

const TITRE: Record<number, string> = {
  400: 'Requête incorrecte',
  401: 'Connexion nécessaire',
  403: 'Action non autorisée',
  404: 'Introuvable',
  405: 'Méthode non permise',
  406: 'Format non disponible',
  409: 'Conflit avec l’état actuel',
  410: 'Lien sans effet',
  413: 'Contenu trop volumineux',
  415: 'Type de contenu refusé',
  422: 'Données à corriger',
  429: 'Trop de demandes',
  500: 'Erreur interne',
  503: 'Service momentanément indisponible',
};

/** Body of a refusal (RFC 9457). */
export type Probleme = {
  type: string;
  title: string;
  status: number;
  code: CodeProbleme;
  detail: string;
  requestId: string;
  erreurs?: readonly ChampRefuse[];
  details?: Readonly<Record<string, unknown>>;
};

export type ReponseProbleme = { probleme: Probleme; entetes: Record<string, string> };

const composer = (
  code: CodeProbleme,
  status: number,
  detail: string,
  requestId: string,
  reste: Pick<Probleme, 'erreurs' | 'details'> = {},
): Probleme => ({
  type: `urn:accrochage:probleme:${code}`,
  title: TITRE[status] ?? 'Refus',
  status,
  code,
  detail,
  requestId,
  ...reste,
});

const metier = (erreur: BusinessError, requestId: string): ReponseProbleme => {
  const { erreurs: listees, champ, reessayerApresSecondes, ...details } = erreur.details;
  const erreurs = Array.isArray(listees)
    ? listees
    : typeof champ === 'string'
      ? [{ champ, message: erreur.message }]
      : null;
  const status = STATUT_METIER[erreur.code];
  const entetes: Record<string, string> = {};
  if (typeof reessayerApresSecondes === 'number') entetes['Retry-After'] = String(Math.ceil(reessayerApresSecondes));
  if (erreur.code === 'NON_AUTHENTIFIE') entetes['WWW-Authenticate'] = 'Bearer realm="accrochage"';
  const probleme = composer(erreur.code, status, erreur.message, requestId, {
    ...(erreurs && { erreurs: erreurs as ChampRefuse[] }),
    ...(Object.keys(details).length > 0 && { details }),
  });
  return { probleme, entetes };
};

/** What the caller reads of an error: business refusals in their own words, nothing of what is ours alone. */
export const problemeDe = (erreur: unknown, requestId: string): ReponseProbleme => {
  if (erreur instanceof BusinessError) return metier(erreur, requestId);
  if (erreur instanceof ErreurHttp)
    return {
      probleme: composer(erreur.code, STATUT_HTTP[erreur.code], erreur.message, requestId),
      entetes: { ...erreur.entetes },
    };
  if (estIndisponibilite(erreur))
    return {
      probleme: composer(
        'SERVICE_INDISPONIBLE',
        503,
        'Le service est momentanément indisponible. Réessayez dans quelques instants.',
        requestId,
      ),
      entetes: { 'Retry-After': '5' },
    };
  return {
    probleme: composer(
      'ERREUR_INTERNE',
      500,
      `Une erreur imprévue s’est produite. Si elle se répète, communiquez la référence ${requestId} à l’assistance.`,
      requestId,
    ),
    entetes: {},
  };
};
