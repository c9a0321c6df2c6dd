import { timingSafeEqual } from 'node:crypto';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { Empreinte } from '../../domain/securite/trousseau.ts';

/** What the row of a single-use link (technique.jeton) says that the token depends on. */
export type LigneJeton = { id: string; usage: UsageJeton; cleId: string };

const ID_OCTETS = 16;
const FORME = /^[A-Za-z0-9_-]{64}$/;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const octetsDe = (id: string): Buffer => {
  if (!UUID.test(id)) throw new Error('identifiant de jeton invalide');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
};

const uuidDe = (octets: Buffer): string =>
  octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The secret text of a link: id of its row, then HMAC of usage and id. Always the same for a row, so it is never stored. */
export const composerJeton = (empreinte: Empreinte, { id, usage, cleId }: LigneJeton): string =>
  Buffer.concat([octetsDe(id), empreinte.calculer(`${usage}:${id}`, cleId).empreinte]).toString('base64url');

/** Id of the row that a token claims to open; proves nothing yet. Null when the text does not have the shape of a token. */
export const lireIdJeton = (texte: string): string | null =>
  FORME.test(texte) ? uuidDe(Buffer.from(texte, 'base64url').subarray(0, ID_OCTETS)) : null;

/** True when the text is the token of that row, for that usage; false too once the row's key was withdrawn. Constant time. */
export const jetonAuthentique = (empreinte: Empreinte, texte: string, ligne: LigneJeton): boolean => {
  if (!FORME.test(texte) || !empreinte.connait(ligne.cleId)) return false;
  return timingSafeEqual(Buffer.from(texte), Buffer.from(composerJeton(empreinte, ligne)));
};

/** Pages that take a token, in the fragment of their address: it reaches no server and no log. */
export const PAGE_JETON: Record<UsageJeton, string> = {
  SUIVI_DEMANDE: '/suivi',
  INSCRIPTION: '/inscription',
  VALIDATION_COURRIEL: '/inscription/validation',
  DEMANDE_REMPLACEMENT: '/remplacement',
  SUIVI_REMPLACEMENT: '/remplacement/suivi',
  OPPOSITION_REMPLACEMENT: '/remplacement/opposition',
  INVITATION: '/invitation',
  MOT_DE_PASSE: '/mot-de-passe',
  COURRIEL_NOUVEAU: '/courriel/nouveau',
  COURRIEL_ANCIEN: '/courriel/ancien',
};

/** Address to put in a mail. */
export const lienJeton = (urlPublique: string, usage: UsageJeton, jeton: string): string =>
  `${urlPublique.replace(/\/+$/, '')}${PAGE_JETON[usage]}#${jeton}`;
