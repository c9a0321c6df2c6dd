import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { BusinessError } from '../../domain/errors.ts';
import { indisponible } from '../reponses/erreur-http.ts';
import { PREFIXE_API } from '../route.ts';
import { type ClesFournisseur, createClesFournisseur } from './cles-fournisseur.ts';
import { type DeconnexionLue, lireJetonDeconnexion } from './jeton-deconnexion.ts';

export type ConfigOidc = { issuer: string; clientId: string; clientSecret: string; acr: string; urlPublique: URL };

/** What a sign-on in progress must remember until the browser comes back. */
export type ConnexionEnCours = { etat: string; nonce: string; verificateur: string };

export type AgentReconnu = {
  sub: string;
  /** The provider's session, when it names it. */
  sid: string | null;
  nom: string;
  prenom: string;
  courriel: string;
  idToken: string;
};

/** Sign-on of agents (OpenID Connect, profile of ProConnect). The provider says who; what they may do is our table's. */
export type ConnexionAgents = {
  commencer(): Promise<{ url: URL; enCours: ConnexionEnCours }>;
  /** Refuses (NON_AUTHENTIFIE) whatever was not asked by this very sign-on, or at a lower level of assurance. */
  terminer(url: URL, enCours: ConnexionEnCours): Promise<AgentReconnu>;
  /** Where the browser goes to end the provider's own session; null when it offers no such place. */
  deconnexion(idToken: string | null): Promise<URL | null>;
  /** What a logout token of the provider says; refuses (DECONNEXION_INVALIDE) one that is not for us, now, and signed by it. */
  lireDeconnexion(jeton: string, maintenant: Date): Promise<DeconnexionLue>;
};

const CHEMIN_RETOUR = `${PREFIXE_API}/agents/retour`;
const PORTEES = 'openid given_name usual_name email';

const echec = (): BusinessError =>
  new BusinessError('NON_AUTHENTIFIE', 'La connexion n’a pas abouti. Recommencez depuis la page de connexion.');

const estRefus = (erreur: unknown): boolean =>
  erreur instanceof AuthorizationResponseError ||
  erreur instanceof ResponseBodyError ||
  (erreur instanceof ClientError && erreur.code !== 'OAUTH_TIMEOUT');

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '');

const decouvrir = async ({ issuer, clientId, clientSecret }: ConfigOidc): Promise<Configuration> => {
  const url = new URL(issuer);
  const configuration = await discovery(
    url,
    clientId,
    { userinfo_signed_response_alg: 'RS256', id_token_signed_response_alg: 'RS256' },
    ClientSecretPost(clientSecret),
    { timeout: 5, ...(url.protocol === 'http:' && { execute: [allowInsecureRequests] }) },
  );
  enableNonRepudiationChecks(configuration);
  return configuration;
};

/** Finds the provider's metadata at the first sign-on, and again while it could not be had. */
export const createConnexionAgents = (config: ConfigOidc): ConnexionAgents => {
  let connue: Promise<Configuration> | undefined;
  let cles: ClesFournisseur | undefined;
  const configuration = async (): Promise<Configuration> => {
    connue ??= decouvrir(config);
    try {
      return await connue;
    } catch {
      connue = undefined;
      throw indisponible('Le service de connexion des agents ne répond pas. Réessayez dans quelques instants.', 5);
    }
  };
  return {
    async commencer() {
      const oidc = await configuration();
      const enCours = { etat: randomState(), nonce: randomNonce(), verificateur: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(oidc, {
        redirect_uri: new URL(CHEMIN_RETOUR, config.urlPublique).href,
        scope: PORTEES,
        state: enCours.etat,
        nonce: enCours.nonce,
        acr_values: config.acr,
        code_challenge: await calculatePKCECodeChallenge(enCours.verificateur),
        code_challenge_method: 'S256',
      });
      return { url, enCours };
    },
    async terminer(url, { etat, nonce, verificateur }) {
      const oidc = await configuration();
      try {
        const jetons = await authorizationCodeGrant(oidc, url, {
          expectedState: etat,
          expectedNonce: nonce,
          pkceCodeVerifier: verificateur,
          idTokenExpected: true,
        });
        const revendications = jetons.claims();
        if (!revendications || !jetons.id_token || !config.acr.split(' ').includes(texte(revendications.acr)))
          throw echec();
        const infos = await fetchUserInfo(oidc, jetons.access_token, revendications.sub);
        return {
          sub: revendications.sub,
          sid: texte(revendications.sid) || null,
          nom: texte(infos.usual_name) || texte(infos.family_name),
          prenom: texte(infos.given_name),
          courriel: texte(infos.email),
          idToken: jetons.id_token,
        };
      } catch (erreur) {
        throw estRefus(erreur) ? echec() : erreur;
      }
    },
    async deconnexion(idToken) {
      const oidc = await configuration();
      if (!oidc.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(oidc, {
        post_logout_redirect_uri: new URL('/', config.urlPublique).href,
        ...(idToken !== null && { id_token_hint: idToken }),
      });
    },
    async lireDeconnexion(jeton, maintenant) {
      const { issuer, jwks_uri: adresse } = (await configuration()).serverMetadata();
      if (adresse === undefined) throw new Error('the provider publishes no keys');
      cles ??= createClesFournisseur(adresse);
      return lireJetonDeconnexion(jeton, { issuer, clientId: config.clientId, maintenant, cles });
    },
  };
};
