import { expect } from 'chai';
import * as client from 'openid-client';
import { createSigningKey, startAgentsSso } from '../../../main/dev/agents-sso.ts';
import type { LocalHttp } from '../../../main/dev/local-http.ts';

const ORIGIN = 'http://127.0.0.1:9';
const RETURN = `${ORIGIN}/retour`;

/** A browser's patience: follows redirects with its cookies until it leaves the sign-on or a page is shown. */
const browse = async (
  cookies: Map<string, string>,
  address: string,
  init: RequestInit = {},
): Promise<{ address: string; response?: Response }> => {
  if (new URL(address).origin === ORIGIN) return { address };
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  const next = response.headers.get('location');
  return next === null ? { address, response } : browse(cookies, new URL(next, address).href);
};

describe('local sign-on of the agents', () => {
  let sso: LocalHttp;
  let relyingParty: client.Configuration;
  let cookies: Map<string, string>;

  before(async () => {
    sso = await startAgentsSso({
      port: 0,
      clientId: 'accrochage',
      clientSecret: 'un-secret-de-test',
      origin: ORIGIN,
      signingKey: createSigningKey(),
      cookieKey: 'une-cle-de-test',
    });
    relyingParty = await client.discovery(
      new URL(sso.url),
      'accrochage',
      { client_secret: 'un-secret-de-test', userinfo_signed_response_alg: 'RS256' },
      undefined,
      {
        execute: [client.allowInsecureRequests],
      },
    );
  });

  after(() => sso.close());

  beforeEach(() => {
    cookies = new Map();
  });

  const parameters = async (verifier: string): Promise<Record<string, string>> => ({
    redirect_uri: RETURN,
    scope: 'openid given_name usual_name email uid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'un-etat',
    nonce: 'un-nonce',
    acr_values: 'eidas1',
  });

  const signIn = async (
    verifier: string,
  ): Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers> => {
    const start = client.buildAuthorizationUrl(relyingParty, await parameters(verifier));
    const page = await browse(cookies, start.href);
    const chosen = await browse(cookies, page.address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'sub=demonstration-instruction',
    });
    return client.authorizationCodeGrant(relyingParty, new URL(chosen.address), {
      pkceCodeVerifier: verifier,
      expectedState: 'un-etat',
      expectedNonce: 'un-nonce',
    });
  };

  it('shows one button for each agent', async () => {
    const start = client.buildAuthorizationUrl(relyingParty, await parameters(client.randomPKCECodeVerifier()));

    const { response } = await browse(cookies, start.href);

    const html = (await response?.text()) ?? '';
    expect(html.match(/<button name="sub"/g)).to.have.length(4);
    expect(html).to.contain('Instruction des dossiers');
  });

  it('gives the code flow with PKCE, state, nonce, acr and a signed userinfo', async () => {
    const tokens = await signIn(client.randomPKCECodeVerifier());

    const userinfo = await client.fetchUserInfo(relyingParty, tokens.access_token, 'demonstration-instruction');

    expect(tokens.claims()).to.include({ sub: 'demonstration-instruction', acr: 'eidas1', nonce: 'un-nonce' });
    expect(userinfo).to.include({ given_name: 'Inès', usual_name: 'Truchon', email: 'ines.truchon@agents.exemple' });
    const raw = await fetch(`${sso.url}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(raw.headers.get('content-type')).to.contain('application/jwt');
  });

  it('refuses a request without PKCE and an answer to another application', async () => {
    const {
      code_challenge: _challenge,
      code_challenge_method: _method,
      ...withoutPkce
    } = await parameters('x'.repeat(43));
    const elsewhere = { ...(await parameters('x'.repeat(43))), redirect_uri: 'http://127.0.0.1:10/retour' };

    const noPkce = await browse(cookies, client.buildAuthorizationUrl(relyingParty, withoutPkce).href);
    const stolen = await browse(cookies, client.buildAuthorizationUrl(relyingParty, elsewhere).href);

    expect(new URL(noPkce.address).searchParams.get('error')).to.equal('invalid_request');
    expect(stolen.response?.status).to.equal(400);
  });

  it('ends the session: the next sign-in asks again who one is', async () => {
    const tokens = await signIn(client.randomPKCECodeVerifier());
    const end = client.buildEndSessionUrl(relyingParty, {
      post_logout_redirect_uri: `${ORIGIN}/adieu`,
      id_token_hint: tokens.id_token ?? '',
    });

    const confirmation = await browse(cookies, end.href);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec((await confirmation.response?.text()) ?? '')?.[1] ?? '';
    const left = await browse(cookies, `${sso.url}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
    });
    const again = await browse(
      cookies,
      client.buildAuthorizationUrl(relyingParty, await parameters('y'.repeat(43))).href,
    );

    expect(left.address).to.equal(`${ORIGIN}/adieu`);
    expect(again.address).to.contain('/connexion/');
  });
});
