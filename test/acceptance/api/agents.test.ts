import { expect } from 'chai';
import { createConnexionAgents } from '../../../api/securite/connexion-agents.ts';
import { Navigateur } from '../../../cli/demo/navigateur.ts';
import { createSigningKey, startAgentsSso } from '../../../main/dev/agents-sso.ts';
import type { LocalHttp } from '../../../main/dev/local-http.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';

const SUB = 'demonstration-instruction';

describe('the sign-on of agents', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let sso: LocalHttp;
  /** Logout tokens received. */
  let annonces: string[];

  const monter = async (acr = 'eidas1'): Promise<void> => {
    // The application knows its own address only once it listens: the provider comes after, and is found at the first use.
    let connexion: ReturnType<typeof createConnexionAgents> | undefined;
    api = await demarrerApi(base.orm, {
      connexionAgents: {
        commencer: () => (connexion as NonNullable<typeof connexion>).commencer(),
        terminer: (...reste) => (connexion as NonNullable<typeof connexion>).terminer(...reste),
        deconnexion: (idToken) => (connexion as NonNullable<typeof connexion>).deconnexion(idToken),
        lireDeconnexion: (jeton, maintenant) => {
          annonces.push(jeton);
          return (connexion as NonNullable<typeof connexion>).lireDeconnexion(jeton, maintenant);
        },
      },
    });
    sso = await startAgentsSso({
      port: 0,
      clientId: 'accrochage',
      clientSecret: 'un-secret-de-test',
      origin: api.origine,
      signingKey: createSigningKey(),
      cookieKey: 'une-cle-de-cookie',
    });
    connexion = createConnexionAgents({
      issuer: sso.url,
      clientId: 'accrochage',
      clientSecret: 'un-secret-de-test',
      acr,
      urlPublique: new URL(api.origine),
    });
  };
  const demonter = async (): Promise<void> => {
    await sso.close();
    await api.fermer();
  };

  beforeEach(async () => {
    base = await ouvrirBase();
    annonces = [];
    await monter();
  });

  afterEach(async () => {
    await demonter();
    await base.fermer();
  });

  const habiliter = (roles: string): Promise<unknown> =>
    lignes(
      base.orm,
      `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, cree_le)
       VALUES (gen_random_uuid(), ?, 'Ancien', 'Nom', 'ancien@caisse.example', ?, now())`,
      [SUB, `{${roles}}`],
    );
  /** Clicks on the agent's name at the provider; follows until `arret` says so, or the last answer. */
  const seConnecter = async (navigateur = new Navigateur()) => {
    const page = await navigateur.aller(`${api.origine}/api/v1/agents/connexion`);
    await page.reponse.body?.cancel();
    return navigateur.aller(page.adresse, { method: 'POST', body: new URLSearchParams({ sub: SUB }) });
  };

  /** She signs out at the provider, as from another application. */
  const sortirDuFournisseur = async (navigateur: Navigateur): Promise<void> => {
    const page = await navigateur.aller(`${sso.url}/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.reponse.text())?.[1] ?? '';
    const sortie = await navigateur.aller(`${sso.url}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    await sortie.reponse.body?.cancel();
  };

  it('opens a session with the rights of our own table', async () => {
    await habiliter('instruction');

    const { reponse, adresse } = await seConnecter();

    const moi = (await reponse.json()) as Record<string, unknown>;
    expect(adresse.pathname).to.equal('/api/v1/moi');
    expect(moi).to.deep.include({ type: 'AGENT', roles: ['instruction'], prenom: 'Inès', nom: 'Truchon' });
  });

  it('recognises an agent without rights, says what happens next, and opens nothing', async () => {
    const { reponse } = await seConnecter();

    const refus = (await reponse.json()) as { code: string; detail: string };
    const [agent] = await lignes(base.orm, 'SELECT roles, nom FROM accrochage.agent WHERE sub = ?', [SUB]);
    const sessions = await lignes(base.orm, 'SELECT id FROM technique.session');
    expect(reponse.status).to.equal(403);
    expect(refus.code).to.equal('HABILITATION_EN_ATTENTE');
    expect(refus.detail).to.include('aucun droit').and.to.include('la supervision voit votre demande');
    expect(agent).to.deep.equal({ roles: [], nom: 'Truchon' });
    expect(sessions).to.deep.equal([]);
  });

  it('has the supervision told of who waits', async () => {
    const ordonnes: unknown[] = [];
    api.deps.ordres.executer = async (ordre) => {
      ordonnes.push({ update: ordre.update.name, workflow: ordre.workflow.id });
      return null as never;
    };

    await (await seConnecter()).reponse.body?.cancel();

    const [agent] = await lignes(base.orm, 'SELECT id FROM accrochage.agent WHERE sub = ?', [SUB]);
    expect(ordonnes).to.deep.equal([{ update: 'annoncerAttenteAgent', workflow: `agent:${agent?.id}` }]);
  });

  it('tells an agent whose access is closed, and no supervisor', async () => {
    await habiliter('instruction');
    await lignes(base.orm, 'UPDATE accrochage.agent SET actif = false');

    const { reponse } = await seConnecter();

    const refus = (await reponse.json()) as { code: string; detail: string };
    expect(refus.code).to.equal('ACTION_INTERDITE');
    expect(refus.detail).to.include('est fermé');
  });

  it('refuses a return that another browser began', async () => {
    await habiliter('instruction');
    const victime = new Navigateur();
    const attaquant = new Navigateur();
    const page = await attaquant.aller(`${api.origine}/api/v1/agents/connexion`);
    await page.reponse.body?.cancel();
    const enCours = await lignes<{ etat: string }>(base.orm, 'SELECT etat FROM technique.connexion_agent');

    const { reponse } = await victime.aller(`${api.origine}/api/v1/agents/retour?code=x&state=${enCours[0]?.etat}`);

    expect(reponse.status).to.equal(401);
    expect(await reponse.json()).to.include({ code: 'NON_AUTHENTIFIE' });
  });

  it('refuses a code that the provider did not give, and honours a return once', async () => {
    await habiliter('instruction');
    const depart = await fetch(`${api.origine}/api/v1/agents/connexion`, { redirect: 'manual' });
    const etat = new URL(depart.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const Cookie = depart.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const revenir = (): Promise<Response> =>
      fetch(`${api.origine}/api/v1/agents/retour?code=faux&state=${etat}&iss=${encodeURIComponent(sso.url)}`, {
        headers: { Cookie },
        redirect: 'manual',
      });

    const [premier, second] = [await revenir(), await revenir()];

    expect([premier.status, second.status]).to.deep.equal([401, 401]);
    expect(await lignes(base.orm, 'SELECT 1 FROM technique.session')).to.deep.equal([]);
  });

  it('asks for PKCE, state, nonce and level, and refuses a lower level than it asked', async () => {
    await demonter();
    await monter('eidas3');
    await habiliter('instruction');

    const depart = await fetch(`${api.origine}/api/v1/agents/connexion`, { redirect: 'manual' });
    const { reponse } = await seConnecter();

    const demande = new URL(depart.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(demande)).to.include({ code_challenge_method: 'S256', acr_values: 'eidas3' });
    expect(demande.get('nonce')).to.match(/^[\w-]{20,}$/);
    expect(reponse.status).to.be.oneOf([400, 401]);
    expect(await lignes(base.orm, 'SELECT 1 FROM technique.session')).to.deep.equal([]);
  });

  it('never leads elsewhere after the sign-on', async () => {
    for (const retour of ['https://ailleurs.example', '//ailleurs.example', '/\\ailleurs.example', 'moi']) {
      const reponse = await fetch(`${api.origine}/api/v1/agents/connexion?retour=${encodeURIComponent(retour)}`, {
        redirect: 'manual',
      });

      expect(reponse.status, retour).to.equal(422);
    }
  });

  it('signs out here, and says where to sign out of the provider', async () => {
    await habiliter('instruction');
    const navigateur = new Navigateur();
    const { reponse } = await seConnecter(navigateur);
    const { jetonCsrf } = (await reponse.json()) as { jetonCsrf: string };
    const [gardee] = await lignes<{ id_token: string }>(base.orm, 'SELECT id_token FROM technique.session');

    const sortie = await navigateur.aller(`${api.origine}/api/v1/agents/deconnexion`, {
      method: 'POST',
      headers: { 'X-Jeton-CSRF': jetonCsrf },
    });
    const apres = await navigateur.aller(`${api.origine}/api/v1/moi`);

    const { suite } = (await sortie.reponse.json()) as { suite: string };
    const idToken = new URL(suite).searchParams.get('id_token_hint') ?? '';
    expect(new URL(suite).origin).to.equal(new URL(sso.url).origin);
    expect(idToken.split('.')).to.have.length(3);
    expect(gardee?.id_token).not.to.include(idToken.split('.')[1]);
    expect(apres.reponse.status).to.equal(401);
  });

  it('ends the session that the provider signs out, and no other', async () => {
    await habiliter('instruction');
    const [elle, ailleurs] = [new Navigateur(), new Navigateur()];
    await (await seConnecter(ailleurs)).reponse.body?.cancel();
    await (await seConnecter(elle)).reponse.body?.cancel();
    const moi = async (qui: Navigateur): Promise<number> => {
      const { reponse } = await qui.aller(`${api.origine}/api/v1/moi`);
      await reponse.body?.cancel();
      return reponse.status;
    };
    const avant = [await moi(elle), await moi(ailleurs)];

    await sortirDuFournisseur(elle);

    expect(avant).to.deep.equal([200, 200]);
    expect([await moi(elle), await moi(ailleurs)]).to.deep.equal([401, 200]);
    const fermees = await lignes(base.orm, "SELECT acteur FROM journal.ligne WHERE acte = 'session.fermer'");
    expect(fermees).to.deep.equal([{ acteur: 'systeme' }]);
  });

  it('honours a sign-out once', async () => {
    await habiliter('instruction');
    const elle = new Navigateur();
    await (await seConnecter(elle)).reponse.body?.cancel();
    await sortirDuFournisseur(elle);

    const rejouee = await fetch(`${api.origine}/api/v1/agents/deconnexion-fournisseur`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: annonces[0] ?? '' }),
    });

    expect(annonces).to.have.length(2);
    expect(rejouee.status).to.equal(400);
    expect(await rejouee.json()).to.deep.equal({
      error: 'invalid_request',
      error_description: 'Ce logout_token a deja servi.',
    });
  });

  it('refuses a sign-out that the provider did not tell', async () => {
    const annoncer = (corps: Record<string, string>): Promise<Response> =>
      fetch(`${api.origine}/api/v1/agents/deconnexion-fournisseur`, {
        method: 'POST',
        body: new URLSearchParams(corps),
      });

    const reponses = [await annoncer({ logout_token: 'a.b.c' }), await annoncer({})];

    for (const reponse of reponses) {
      expect(reponse.status).to.equal(400);
      expect(reponse.headers.get('cache-control')).to.equal('no-store');
      expect(await reponse.json()).to.include({ error: 'invalid_request' });
    }
  });

  it('says that the provider is away', async () => {
    await sso.close();

    const absent = await fetch(`${api.origine}/api/v1/agents/connexion`, { redirect: 'manual' });

    expect(absent.status).to.equal(503);
    expect(absent.headers.has('retry-after')).to.equal(true);
  });
});
