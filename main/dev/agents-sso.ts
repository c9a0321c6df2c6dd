import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Configuration, errors, type JWK } from 'oidc-provider';
import { AGENTS_DE_DEMONSTRATION, type AgentDeDemonstration } from './agents-de-demonstration.ts';
import { type LocalHttp, sendHtml, serveLocally } from './local-http.ts';
import { SsoAdapter } from './sso-adapter.ts';
import { errorPage, signedOutPage, signInPage, signOutPage } from './sso-pages.ts';

export interface AgentsSsoOptions {
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Origin of the application: any address under it may receive the answer. */
  readonly origin: string;
  /** RSA private key (PEM) that signs tokens, and key of the cookies. */
  readonly signingKey: string;
  readonly cookieKey: string;
}

/** Level of assurance that ProConnect gives to a plain sign-in of an agent. */
const ACR = 'eidas1';

/** Makes the RSA key that `signingKey` expects. */
export const createSigningKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const findAgent = (sub: string): AgentDeDemonstration | undefined =>
  AGENTS_DE_DEMONSTRATION.find((agent) => agent.sub === sub);

/** The claims of ProConnect's profile. */
const claimsOf = ({ sub, prenom, nom, courriel }: AgentDeDemonstration): { sub: string; [claim: string]: string } => ({
  sub,
  given_name: prenom,
  usual_name: nom,
  email: courriel,
  uid: sub,
});

const configuration = (options: AgentsSsoOptions): Configuration => ({
  adapter: SsoAdapter,
  clients: [
    {
      client_id: options.clientId,
      client_secret: options.clientSecret,
      redirect_uris: [`${options.origin}/`],
      post_logout_redirect_uris: [`${options.origin}/`],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'RS256',
      userinfo_signed_response_alg: 'RS256',
      backchannel_logout_uri: `${options.origin}/api/v1/agents/deconnexion-fournisseur`,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: {
    keys: [{ ...createPrivateKey(options.signingKey).export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK],
  },
  cookies: { keys: [options.cookieKey] },
  acrValues: [ACR],
  scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid'],
  claims: {
    openid: ['sub'],
    given_name: ['given_name'],
    usual_name: ['usual_name'],
    email: ['email'],
    uid: ['uid'],
    acr: null,
  },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 12 * 3600, Grant: 12 * 3600 },
  interactions: { url: (_ctx, interaction) => `/connexion/${interaction.uid}` },
  findAccount: (_ctx, sub) => {
    const agent = findAgent(sub);
    return agent && { accountId: sub, claims: () => claimsOf(agent) };
  },
  // No page asks for consent: the application is the Caisse's own.
  loadExistingGrant: async (ctx) => {
    const { client, session, provider, params } = ctx.oidc;
    if (client === undefined || session?.accountId === undefined) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(String(params?.scope ?? 'openid'));
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => {
        ctx.body = signOutPage(form);
      },
      postLogoutSuccessSource: async (ctx) => {
        ctx.body = signedOutPage();
      },
    },
  },
  // The library lets no call reach this very machine, where the application is: its dispatcher is left out.
  fetch: (url, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) => fetch(url, options),
  renderError: async (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(out.error_description ?? out.error);
  },
});

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return new URLSearchParams(body);
};

const signIn = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return sendHtml(response, 200, signInPage(uid, AGENTS_DE_DEMONSTRATION));
    const accountId = (await readForm(request)).get('sub') ?? '';
    if (findAgent(accountId) === undefined) return sendHtml(response, 400, errorPage('Cet agent n’existe pas.'));
    await provider.interactionFinished(request, response, { login: { accountId, acr: ACR, amr: ['pwd'] } });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    sendHtml(response, 400, errorPage('Cette demande de connexion a expiré : revenez à l’application et recommencez.'));
  }
};

/** The agents' sign-on of this machine: an OpenID provider with ProConnect's profile, where one clicks who one is. */
export const startAgentsSso = async (options: AgentsSsoOptions): Promise<LocalHttp> => {
  let handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> = () => undefined;
  const server = await serveLocally(options.port, (request, response) => handle(request, response));
  const provider = new Provider(server.url, configuration(options));
  const underOrigin = (uri: string): boolean => URL.canParse(uri) && new URL(uri).origin === options.origin;
  provider.Client.prototype.redirectUriAllowed = underOrigin;
  provider.Client.prototype.postLogoutRedirectUriAllowed = underOrigin;
  const callback = provider.callback();
  handle = (request, response) =>
    request.url?.startsWith('/connexion/') ? signIn(provider, request, response) : callback(request, response);
  return server;
};
