import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type AccesDeTest, ajouterAcces } from '../../support/acces.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';

type Jeton = { access_token: string; token_type: string; expires_in: number; scope: string };

const OCTROI = { grant_type: 'client_credentials' };

describe('the token endpoint', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let organisme: OrganismeDeTest;
  let acces: AccesDeTest;

  beforeEach(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    api.figer();
    organisme = await ajouterOrganisme(base.orm);
    acces = await ajouterAcces(base.orm, organisme.compteId, { maintenant: api.deps.horloge() });
  });

  afterEach(async () => {
    await api.fermer();
    await base.fermer();
  });

  const demander = (corps: Record<string, string> | string, entetes: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.origine}/api/v1/oauth/jeton`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...entetes },
      body: typeof corps === 'string' ? corps : new URLSearchParams(corps).toString(),
    });
  const basic = (id = acces.accesId, secret = acces.secret): Record<string, string> => ({
    Authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
  });
  const dansLeCorps = (): Record<string, string> => ({
    ...OCTROI,
    client_id: acces.accesId,
    client_secret: acces.secret,
  });
  const appeler = (jeton: string, chemin = '/moi'): Promise<Response> =>
    fetch(`${api.origine}/api/v1${chemin}`, { headers: { Authorization: `Bearer ${jeton}` } });
  const obtenir = async (corps: Record<string, string> = OCTROI): Promise<Jeton> =>
    (await demander(corps, basic())).json() as Promise<Jeton>;

  it('gives a token of fifteen minutes, to a secret in the header or in the body', async () => {
    const reponses = [await demander(OCTROI, basic()), await demander(dansLeCorps())];

    for (const reponse of reponses) {
      const { access_token, ...reste } = (await reponse.json()) as Jeton;
      expect(reponse.status).to.equal(200);
      expect(reponse.headers.get('cache-control')).to.equal('no-store');
      expect(access_token).to.match(/^accrochage_jeton_[\w-]{43}$/);
      expect(reste).to.deep.equal({ token_type: 'Bearer', expires_in: 900, scope: 'depot:deposer depot:lire' });
    }
  });

  it('keeps of it the SHA-256, and a line in the journal', async () => {
    const { access_token } = await obtenir();

    const gardes = await lignes(base.orm, 'SELECT to_jsonb(j)::text AS texte FROM technique.acces_jeton j');
    const journal = await lignes(
      base.orm,
      "SELECT chaine, acteur, acte FROM journal.ligne WHERE acte = 'acces.ouvrir'",
    );
    expect(gardes).to.have.length(1);
    expect(JSON.stringify(gardes)).not.to.include(access_token.slice('accrochage_jeton_'.length));
    expect(journal).to.deep.equal([
      { chaine: organisme.organismeId, acteur: `acces:${acces.accesId}`, acte: 'acces.ouvrir' },
    ]);
  });

  it('makes the machine known, with its account and its organisme', async () => {
    const { access_token } = await obtenir();

    const moi = await (await appeler(access_token)).json();

    expect(moi).to.deep.include({
      type: 'MACHINE',
      accesId: acces.accesId,
      portees: ['depot:deposer', 'depot:lire'],
      compte: { compteId: organisme.compteId, role: 'CERTIFICATEUR' },
    });
    expect(moi).to.have.nested.property('organisme.matricule', organisme.matricule);
  });

  it('narrows a token to the scopes asked, which open nothing else', async () => {
    const { access_token, scope } = await obtenir({ ...OCTROI, scope: 'depot:lire' });

    const [lus, depose] = [
      await appeler(access_token, '/depots'),
      await fetch(`${api.origine}/api/v1/depots`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/xml' },
        body: '<flux/>',
      }),
    ];

    expect(scope).to.equal('depot:lire');
    expect([lus.status, depose.status]).to.deep.equal([200, 403]);
  });

  it('takes an empty scope for none, and ignores what it does not know', async () => {
    const reponse = await demander({ ...OCTROI, scope: '', audience: 'x' }, basic());

    expect(((await reponse.json()) as Jeton).scope).to.equal('depot:deposer depot:lire');
  });

  it('its tokens end after fifteen minutes', async () => {
    const { access_token } = await obtenir();

    api.avancer(899);
    const avant = await appeler(access_token);
    api.avancer(1);
    const apres = await appeler(access_token);

    expect([avant.status, apres.status]).to.deep.equal([200, 401]);
    expect(apres.headers.get('www-authenticate')).to.include('Bearer');
  });

  it('its tokens end with their secret, with their access, and with the account', async () => {
    const fins = [
      ["UPDATE technique.acces_secret SET expire_le = '2020-01-01' WHERE acces_id = ?", acces.accesId],
      ['UPDATE technique.acces SET revoque_le = now() WHERE id = ?', acces.accesId],
      ["UPDATE accrochage.compte SET etat = 'A_VALIDER' WHERE id = ?", organisme.compteId],
    ] as const;
    for (const [sql, id] of fins) {
      acces = await ajouterAcces(base.orm, organisme.compteId, { maintenant: api.deps.horloge() });
      const { access_token } = await obtenir();

      await lignes(base.orm, sql, [id === organisme.compteId ? id : acces.accesId]);

      expect((await appeler(access_token)).status, sql).to.equal(401);
    }
  });

  it('says no more seconds than the secret has left', async () => {
    acces = await ajouterAcces(base.orm, organisme.compteId, { validiteJours: 1, maintenant: api.deps.horloge() });
    api.avancer(86_400 - 60);

    expect((await obtenir()).expires_in).to.equal(60);
  });

  const refus: readonly [string, () => Promise<Response>, number, string][] = [
    ['no grant', () => demander({ scope: 'depot:lire' }, basic()), 400, 'invalid_request'],
    ['another grant', () => demander({ grant_type: 'password' }, basic()), 400, 'unsupported_grant_type'],
    [
      'a parameter twice',
      () => demander('grant_type=client_credentials&scope=a&scope=b', basic()),
      400,
      'invalid_request',
    ],
    ['JSON', () => demander('{}', { ...basic(), 'Content-Type': 'application/json' }), 400, 'invalid_request'],
    ['a secret given twice', () => demander(dansLeCorps(), basic()), 400, 'invalid_request'],
    ['two clients', () => demander({ ...OCTROI, client_id: 'autre' }, basic()), 400, 'invalid_request'],
    ['an unknown scope', () => demander({ ...OCTROI, scope: 'depot:lire tout' }, basic()), 400, 'invalid_scope'],
    ['no client', () => demander(OCTROI), 401, 'invalid_client'],
    ['a wrong secret', () => demander(OCTROI, basic(acces.accesId, 'faux')), 401, 'invalid_client'],
    ['an unknown client', () => demander(OCTROI, basic('inconnu')), 401, 'invalid_client'],
    ['another scheme', () => demander(OCTROI, { Authorization: 'Bearer abc' }), 401, 'invalid_client'],
    ['a broken header', () => demander(OCTROI, { Authorization: 'Basic %%%' }), 401, 'invalid_client'],
  ];
  for (const [nom, essayer, statut, error] of refus)
    it(`answers ${statut} ${error} to ${nom}, in the words of the protocol`, async () => {
      const reponse = await essayer();

      const corps = (await reponse.json()) as { error: string; error_description: string };
      expect(reponse.status).to.equal(statut);
      expect(Object.keys(corps)).to.deep.equal(['error', 'error_description']);
      expect(corps.error).to.equal(error);
      expect(corps.error_description).to.match(/^[\x20\x21\x23-\x5b\x5d-\x7e]{10,}$/);
      expect(reponse.headers.get('content-type')).to.include('application/json');
      expect(reponse.headers.get('cache-control')).to.equal('no-store');
      expect(reponse.headers.get('www-authenticate')?.startsWith('Basic') ?? false).to.equal(statut === 401);
    });

  it('refuses a scope that the access has not', async () => {
    acces = await ajouterAcces(base.orm, organisme.compteId, { portees: ['depot:lire'] });

    const reponse = await demander({ ...OCTROI, scope: 'depot:deposer' }, basic());

    const corps = (await reponse.json()) as { error: string; error_description: string };
    expect(corps).to.deep.equal({
      error: 'invalid_scope',
      error_description: "Cet acces n'a pas ces portees. Les siennes : depot:lire.",
    });
  });

  it('makes wrong secrets wait longer and longer, for an unknown client too; a right one forgets them', async () => {
    const statuts = async (client: string): Promise<number[]> => {
      const lus: number[] = [];
      for (let rang = 0; rang < 12; rang += 1) lus.push((await demander(OCTROI, basic(client, 'faux'))).status);
      return lus;
    };

    const [connu, inconnu] = [await statuts(acces.accesId), await statuts('inconnu')];
    const pendant = await demander(OCTROI, basic());
    api.avancer(1);
    const apres = await demander(OCTROI, basic());

    expect(connu).to.deep.equal([...Array(11).fill(401), 429]);
    expect(inconnu).to.deep.equal(connu);
    expect([pendant.status, apres.status]).to.deep.equal([429, 200]);
    expect(pendant.headers.get('retry-after')).to.equal('1');
    expect(await pendant.json()).to.include({ error: 'temporarily_unavailable' });
    expect((await demander(OCTROI, basic(acces.accesId, 'faux'))).status).to.equal(401);
  });

  it('makes who tries many clients from one network wait, which a right secret in between does not help', async () => {
    const derriere = await demarrerApi(base.orm, { proxys: 1 });
    derriere.figer();
    const presenter = async (client: string, secret: string, hote: number): Promise<number> => {
      const reponse = await fetch(`${derriere.origine}/api/v1/oauth/jeton`, {
        method: 'POST',
        headers: { ...basic(client, secret), 'X-Forwarded-For': `2001:db8::${hote.toString(16)}` },
        body: new URLSearchParams(OCTROI),
      });
      return reponse.status;
    };
    const essayer = async (nombre: number): Promise<number[]> => {
      const lus: number[] = [];
      for (let rang = 1; rang <= nombre; rang += 1) lus.push(await presenter(randomUUID(), 'faux', rang));
      return lus;
    };

    const avant = await essayer(60);
    const juste = await presenter(acces.accesId, acces.secret, 1);
    const apres = await essayer(42);

    await derriere.fermer();
    expect(juste).to.equal(200);
    expect([...avant, ...apres]).to.deep.equal([...Array(101).fill(401), 429]);
  });

  it('takes no session: a cookie changes nothing', async () => {
    const reponse = await demander(OCTROI, {
      ...basic(),
      Cookie: 'accrochage=n-importe-quoi',
      Origin: 'https://ailleurs.example',
    });

    expect(reponse.status).to.equal(200);
  });

  it('answers 405 to another method, in its own shape', async () => {
    const reponse = await fetch(`${api.origine}/api/v1/oauth/jeton`);

    expect(reponse.status).to.equal(405);
    expect(reponse.headers.get('allow')).to.equal('POST');
    expect(await reponse.json()).to.have.keys('error', 'error_description');
  });

  it('writes no secret and no token in its log', async () => {
    const { access_token } = await obtenir();
    await demander({ ...dansLeCorps(), scope: 'inconnu' });

    expect(api.journal()).not.to.include(acces.secret).and.not.to.include(access_token);
  });
});
