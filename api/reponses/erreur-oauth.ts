import type { Refus } from '../error-handler.ts';
import type { CodeProbleme } from './erreur-http.ts';
import type { ReponseProbleme } from './probleme.ts';

/** Words of RFC 6749, sections 4.1.2.1 and 5.2; any other refusal is `invalid_request`. */
const MOT: Partial<Record<CodeProbleme, string>> = {
  CLIENT_INVALIDE: 'invalid_client',
  OCTROI_INVALIDE: 'unsupported_grant_type',
  PORTEE_INVALIDE: 'invalid_scope',
  TROP_DE_REQUETES: 'temporarily_unavailable',
  SERVICE_INDISPONIBLE: 'temporarily_unavailable',
  ERREUR_INTERNE: 'server_error',
};

/** What HTTP would tell apart, the protocol says in one status. */
const EN_400 = new Set([413, 415, 422]);

/** The protocol admits ASCII alone in a description, without quotes nor backslashes. */
const enAscii = (phrase: string): string =>
  phrase
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[«»]/g, '')
    .replace(/[’"]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]|\\/g, '?');

/** A refusal as OAuth 2.0 writes it. */
export const enErreurOauth = ({ probleme, entetes }: ReponseProbleme): Refus => {
  const champs = probleme.erreurs?.map(({ champ, message }) => `${champ} : ${message}`).join(' ');
  return {
    statut: EN_400.has(probleme.status) ? 400 : probleme.status,
    entetes,
    type: 'application/json',
    corps: { error: MOT[probleme.code] ?? 'invalid_request', error_description: enAscii(champs ?? probleme.detail) },
  };
};
