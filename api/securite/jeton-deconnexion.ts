import { verify } from 'node:crypto';
import { z } from 'zod';
import { ErreurHttp } from '../reponses/erreur-http.ts';
import type { ClesFournisseur } from './cles-fournisseur.ts';

/** OpenID Connect Back-Channel Logout 1.0, 2.4. */
const EVENEMENT = 'http://schemas.openid.net/event/backchannel-logout';

/** How far the provider's clock may be from ours. */
const TOLERANCE_MS = 60_000;
/** Life of a token that does not say when it ends. */
const DUREE_MS = 120_000;

/** Whose sessions are over, and until when the token must be remembered so that it is honoured once. */
export type DeconnexionLue = { sub: string | null; sid: string | null; jti: string; expireLe: Date };

export type Attendus = { issuer: string; clientId: string; maintenant: Date; cles: ClesFournisseur };

const ENTETE = z.object({
  alg: z.literal('RS256'),
  kid: z.string().optional(),
  typ: z
    .string()
    .regex(/^(?:application\/)?(?:logout\+jwt|jwt)$/i)
    .optional(),
});

const secondes = z.number().min(0).max(4_102_444_800);

const CONTENU = z
  .object({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    iat: secondes,
    exp: secondes.optional(),
    jti: z.string().min(1).max(500),
    events: z.object({ [EVENEMENT]: z.record(z.string(), z.unknown()) }),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(500).optional(),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

const refus = (): ErreurHttp =>
  new ErreurHttp(
    'DECONNEXION_INVALIDE',
    'Ce logout_token ne vient pas du service de connexion des agents, n’est pas destiné à cette application, ou n’est plus valable.',
  );

const lirePartie = <S extends z.ZodType>(schema: S, partie: string): z.output<S> => {
  try {
    return schema.parse(JSON.parse(Buffer.from(partie, 'base64url').toString('utf8')));
  } catch {
    throw refus();
  }
};

/** The sign-out that a logout token tells, once everything in it has been checked: signature, parties, instants, event. */
export const lireJetonDeconnexion = async (
  jeton: string,
  { issuer, clientId, maintenant, cles }: Attendus,
): Promise<DeconnexionLue> => {
  const [entete = '', contenu = '', signature = '', ...reste] = jeton.split('.');
  if (reste.length > 0) throw refus();
  const { kid } = lirePartie(ENTETE, entete);
  const signe = Buffer.from(`${entete}.${contenu}`);
  const candidates = await cles.pour(kid);
  if (!candidates.some((cle) => verify('RSA-SHA256', signe, cle, Buffer.from(signature, 'base64url')))) throw refus();
  const { iss, aud, iat, exp, jti, sub = null, sid = null } = lirePartie(CONTENU, contenu);
  const fin = exp === undefined ? iat * 1000 + DUREE_MS : exp * 1000;
  const tropTot = iat * 1000 > maintenant.getTime() + TOLERANCE_MS;
  const tropTard = fin + TOLERANCE_MS <= maintenant.getTime();
  if (iss !== issuer || ![aud].flat().includes(clientId) || tropTot || tropTard) throw refus();
  return { sub, sid, jti, expireLe: new Date(fin + TOLERANCE_MS) };
};
