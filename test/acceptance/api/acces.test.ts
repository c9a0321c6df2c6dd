import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { scellerSecret } from '../../../api/securite/second-facteur.ts';
import { codeDuPas, nouveauSecretTotp } from '../../../api/securite/totp.ts';
import { SecondFacteurRepository } from '../../../database/repositories/technique/second-facteur.repository.ts';
import { ajouterAcces } from '../../support/acces.ts';
import { type BancAcces, codeDe, MOT_DE_PASSE, ouvrirBancAcces } from '../../support/banc-acces.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme, connecte, type Navigateur } from '../../support/personnes.ts';

type Acces = {
  accesId: string;
  clientId: string;
  etat: string;
  creeLe: string;
  expireLe: string;
  utiliseLe: string | null;
  secrets: { expireLe: string }[];
};
type AvecSecret = Acces & { secret: string };

const JOUR = 86_400;

describe('accesses of machines, as the administrateur keeps them', () => {
  let banc: BancAcces;
  let base: BancAcces['base'];
  let api: BancAcces['api'];
  let compteId: string;
  let utilisateurId: string;
  let courriel: string;
  let elle: Navigateur;

  before(async () => {
    banc = await ouvrirBancAcces();
    ({ base, api } = banc);
    api.figer();
  });

  beforeEach(async () => {
    ({ compteId } = await ajouterOrganisme(base.orm));
    courriel = `${randomUUID()}@institut.example`;
    ({ utilisateurId } = await banc.personne(compteId, { courriel }));
    elle = await connecte(api, { utilisateurId });
  });

  after(() => banc.fermer());

  /** Sessions last hours, accesses days: she signs in again. */
  const attendre = async (jours: number): Promise<void> => {
    api.avancer(jours * JOUR);
    elle = await connecte(api, { utilisateurId });
  };
  const demande = (corps: object = {}): object => ({
    nom: 'Scolarité',
    portees: ['depot:lire'],
    motDePasse: MOT_DE_PASSE,
    ...corps,
  });
  const creer = (corps: object = {}): Promise<Response> =>
    elle.demander('POST', '/api/v1/acces', { corps: demande(corps) });
  const cree = async (corps: object = {}): Promise<AvecSecret> => (await creer(corps)).json() as Promise<AvecSecret>;
  const remplacer = (accesId: string, corps: object = {}): Promise<Response> =>
    elle.demander('POST', `/api/v1/acces/${accesId}/rotation`, { corps: { motDePasse: MOT_DE_PASSE, ...corps } });
  const lister = async (): Promise<Acces[]> =>
    ((await (await elle.demander('GET', '/api/v1/acces')).json()) as { elements: Acces[] }).elements;
  const demanderJeton = (client_id: string, client_secret: string): Promise<Response> =>
    fetch(`${api.origine}/api/v1/oauth/jeton`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }),
    });
  const vaut = async (client: string, secret: string): Promise<boolean> => (await demanderJeton(client, secret)).ok;
  const dans = (jours: number): string => new Date(api.deps.horloge().getTime() + jours * JOUR * 1000).toISOString();

  it('shows the secret once, and keeps its SHA-256 only', async () => {
    const reponse = await creer();

    const { secret, ...acces } = (await reponse.json()) as AvecSecret;
    expect(reponse.status).to.equal(201);
    expect(reponse.headers.get('location')).to.equal(`/api/v1/acces/${acces.accesId}`);
    expect(secret).to.match(/^accrochage_secret_[\w-]{43}$/);
    expect(acces).to.include({ creePar: 'Personne Fictive', creeLe: dans(0) });
    expect(acces).to.include({ clientId: acces.accesId, etat: 'ACTIF', utiliseLe: null, expireLe: dans(365) });
    expect(await lister()).to.deep.equal([acces]);
    const [tout] = await lignes<{ texte: string }>(
      base.orm,
      `SELECT concat((SELECT jsonb_agg(a) FROM technique.acces a), (SELECT jsonb_agg(s) FROM technique.acces_secret s),
         (SELECT jsonb_agg(i) FROM technique.idempotence i)) AS texte`,
    );
    expect(tout?.texte).to.include('Scolarité').and.not.to.include(secret);
  });

  it('keeps no answer under an Idempotency-Key: sent again, the demand is refused by its name', async () => {
    const entetes = { 'Idempotency-Key': randomUUID() };
    const demander = (): Promise<Response> => elle.demander('POST', '/api/v1/acces', { corps: demande(), entetes });

    const [premiere, seconde] = [await demander(), await demander()];

    expect([premiere.status, seconde.status]).to.deep.equal([201, 409]);
    expect(await seconde.json()).to.include({ code: 'ACCES_EXISTANT' });
    expect(await lister()).to.have.length(1);
    expect(await lignes(base.orm, 'SELECT 1 FROM technique.idempotence')).to.deep.equal([]);
  });

  it('refuses an eleventh live one, even among many asked at once', async () => {
    for (let rang = 0; rang < 8; rang += 1) await ajouterAcces(base.orm, compteId);

    const reponses = await Promise.all([1, 2, 3].map((rang) => creer({ nom: `Logiciel ${rang}` })));

    expect(reponses.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409]);
    const refus = (await reponses.find(({ status }) => status === 409)?.json()) as { code: string; detail: string };
    expect(refus.code).to.equal('ACCES_TROP_NOMBREUX');
    expect(refus.detail).to.include('révoquez');
  });

  const fautes: readonly [string, object, string][] = [
    ['no scope', { portees: [] }, 'portees'],
    ['an unknown scope', { portees: ['dossier:lire'] }, 'portees.0'],
    ['more than a year', { validiteJours: 366 }, 'validiteJours'],
    ['no day at all', { validiteJours: 0 }, 'validiteJours'],
    ['no name', { nom: ' ' }, 'nom'],
  ];
  for (const [nom, corps, champ] of fautes)
    it(`refuses ${nom}`, async () => {
      const reponse = await creer(corps);

      expect(reponse.status).to.equal(422);
      expect(((await reponse.json()) as { erreurs: { champ: string }[] }).erreurs[0]?.champ).to.equal(champ);
    });

  it('a rotation lets both secrets serve for the overlap, then the old one dies by itself', async () => {
    const { accesId, secret: ancien } = await cree();
    api.avancer(1);

    const reponse = await remplacer(accesId, { chevauchementJours: 3 });
    const { secret: nouveau, secrets, expireLe } = (await reponse.json()) as AvecSecret;

    expect(reponse.status).to.equal(201);
    expect(secrets.map((lu) => lu.expireLe)).to.deep.equal([dans(3), dans(365)]);
    expect(expireLe).to.equal(dans(365));
    expect([await vaut(accesId, ancien), await vaut(accesId, nouveau)]).to.deep.equal([true, true]);
    await attendre(3);
    expect([await vaut(accesId, ancien), await vaut(accesId, nouveau)]).to.deep.equal([false, true]);
    expect((await lister())[0]?.secrets).to.have.length(1);
  });

  it('a rotation without overlap ends the old secret at once, with its tokens', async () => {
    const { accesId, secret } = await cree();
    const { access_token } = (await (await demanderJeton(accesId, secret)).json()) as { access_token: string };
    const lire = async (): Promise<number> =>
      (await fetch(`${api.origine}/api/v1/depots`, { headers: { Authorization: `Bearer ${access_token}` } })).status;
    const avant = await lire();

    await remplacer(accesId, { chevauchementJours: 0 });

    expect([avant, await lire(), await vaut(accesId, secret)]).to.deep.equal([200, 401, false]);
  });

  it('a rotation asked again before the new secret served replaces it; afterwards it is refused', async () => {
    const { accesId, secret: ancien } = await cree();
    api.avancer(1);
    const perdu = await remplacer(accesId);
    const finAncien = dans(7);
    api.avancer(1);
    const garde = await remplacer(accesId);
    const [{ secret: a }, { secret: b }] = [(await perdu.json()) as AvecSecret, (await garde.json()) as AvecSecret];

    const valables = [await vaut(accesId, ancien), await vaut(accesId, a), await vaut(accesId, b)];
    const troisieme = await remplacer(accesId);

    expect(valables).to.deep.equal([true, false, true]);
    expect(troisieme.status).to.equal(409);
    expect(await troisieme.json()).to.deep.include({
      code: 'ROTATION_EN_COURS',
      details: { ancienJusquA: finAncien },
    });
  });

  it('ends at once when revoked, and frees its name', async () => {
    const { accesId, secret } = await cree();

    const reponses = [
      await elle.demander('DELETE', `/api/v1/acces/${accesId}`),
      await elle.demander('DELETE', `/api/v1/acces/${accesId}`),
    ];

    expect(reponses.map(({ status }) => status)).to.deep.equal([204, 204]);
    expect(await vaut(accesId, secret)).to.equal(false);
    expect((await lister())[0]).to.deep.include({ etat: 'REVOQUE', secrets: [] });
    expect((await creer()).status).to.equal(201);
    expect(await (await remplacer(accesId)).json()).to.include({ code: 'ACCES_TERMINE' });
  });

  it('ends by itself on its last day', async () => {
    const { accesId, secret } = await cree({ validiteJours: 2 });

    await attendre(2);

    expect(await vaut(accesId, secret)).to.equal(false);
    expect((await lister())[0]).to.include({ etat: 'EXPIRE' });
    expect((await remplacer(accesId)).status).to.equal(409);
  });

  it('tells the last use, written once a minute at most', async () => {
    const { accesId, secret } = await cree();
    const debut = api.deps.horloge().toISOString();
    const { access_token } = (await (await demanderJeton(accesId, secret)).json()) as { access_token: string };
    const lireMoi = async (): Promise<string | null | undefined> => {
      await fetch(`${api.origine}/api/v1/moi`, { headers: { Authorization: `Bearer ${access_token}` } });
      return (await lister())[0]?.utiliseLe;
    };

    api.avancer(30);
    const dansLaMinute = await lireMoi();
    api.avancer(40);
    const apres = await lireMoi();

    expect(dansLaMinute).to.equal(debut);
    expect(apres).to.equal(api.deps.horloge().toISOString());
  });

  it('is of its account only, even within the organisme', async () => {
    const { accesId } = await cree();
    const [{ organisme_id: organismeId } = { organisme_id: '' }] = await lignes<{ organisme_id: string }>(
      base.orm,
      'SELECT organisme_id FROM accrochage.compte WHERE id = ?',
      [compteId],
    );
    const autreCompte = randomUUID();
    await lignes(
      base.orm,
      `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le) VALUES (?, ?, 'DEPOSANT', 'ACTIF', now())`,
      [autreCompte, organismeId],
    );
    const autre = await connecte(api, await banc.personne(autreCompte));

    const reponse = await autre.demander('DELETE', `/api/v1/acces/${accesId}`);

    expect(reponse.status).to.equal(404);
    expect((await lister())[0]).to.include({ etat: 'ACTIF' });
  });

  it('leaves a line in the journal for each act, without a word of its name', async () => {
    const { accesId } = await cree();
    await remplacer(accesId);
    await elle.demander('DELETE', `/api/v1/acces/${accesId}`);

    const journal = await lignes(
      base.orm,
      "SELECT acteur, acte, objet_type, objet_id FROM journal.ligne WHERE acte LIKE 'acces.%' AND objet_id = ? ORDER BY numero",
      [accesId],
    );

    const commun = { acteur: `utilisateur:${utilisateurId}`, objet_type: 'acces', objet_id: accesId };
    expect(journal).to.deep.equal(
      ['acces.creer', 'acces.remplacer-secret', 'acces.revoquer'].map((acte) => ({ ...commun, acte })),
    );
  });

  it('asks the password again before a secret is made, and makes none without it', async () => {
    const { accesId, secret } = await cree();

    const refus = [
      await codeDe(await creer({ nom: 'Paie', motDePasse: 'faux' })),
      await codeDe(await remplacer(accesId, { motDePasse: 'faux', chevauchementJours: 0 })),
    ];

    expect(refus).to.deep.equal(['MOT_DE_PASSE_INCORRECT', 'MOT_DE_PASSE_INCORRECT']);
    expect(await lister()).to.have.length(1);
    expect(await vaut(accesId, secret)).to.equal(true);
  });

  it('asks a code of who has a second factor', async () => {
    const [totp, id] = [nouveauSecretTotp(), randomUUID()];
    const seconds = new SecondFacteurRepository(base.orm.em.fork());
    const maintenant = api.deps.horloge();
    await seconds.preparer(utilisateurId, { id, ...scellerSecret(totp, utilisateurId, api.deps.reponses) }, maintenant);
    await seconds.activer(utilisateurId, id, maintenant);
    const code = codeDuPas(totp, Math.floor(maintenant.getTime() / 30_000));

    const codes = [
      await codeDe(await creer()),
      await codeDe(await creer({ code: code === '000000' ? '111111' : '000000' })),
      await codeDe(await creer({ code })),
    ];

    expect(codes).to.deep.equal(['SECOND_FACTEUR_REQUIS', 'SECOND_FACTEUR_INCORRECT', 201]);
  });

  it('tells every active administrateur of a creation, of a new secret, and of the end that another decided', async () => {
    const autre = `${randomUUID()}@institut.example`;
    const collegue = await connecte(api, await banc.personne(compteId, { courriel: autre }));
    const sans = `${randomUUID()}@institut.example`;
    await banc.personne(compteId, { courriel: sans, role: 'UTILISATEUR' });
    const { accesId } = await cree();
    await remplacer(accesId);
    await collegue.demander('DELETE', `/api/v1/acces/${accesId}`);
    await collegue.demander('DELETE', `/api/v1/acces/${accesId}`);
    const { accesId: sien } = await cree({ nom: 'Paie' });
    await elle.demander('DELETE', `/api/v1/acces/${sien}`);

    const recus = await lignes<{ destinataire: string; evenement: string; acces: string[]; personne: string }>(
      base.orm,
      `SELECT destinataire, parametres->>'evenement' AS evenement, parametres->'acces' AS acces
       FROM accrochage.courriel WHERE modele = 'acces-programme' AND destinataire IN (?, ?, ?)`,
      [courriel, autre, sans],
    );

    const dits = (a: string): string[] =>
      recus.filter((recu) => recu.destinataire === a).map(({ evenement, acces }) => `${evenement} ${acces}`);
    const attendus = ['CREE Paie', 'CREE Scolarité', 'REVOQUE Scolarité', 'SECRET_REMPLACE Scolarité'];
    expect([dits(courriel).sort(), dits(autre).sort(), dits(sans)]).to.deep.equal([attendus, attendus, []]);
  });

  it('ends at once, with its tokens, when the access of who created it is closed', async () => {
    const chef = await connecte(api, await banc.personne(compteId));
    const { accesId, secret } = await cree();
    const { access_token } = (await (await demanderJeton(accesId, secret)).json()) as { access_token: string };
    const lire = async (): Promise<number> =>
      (await fetch(`${api.origine}/api/v1/depots`, { headers: { Authorization: `Bearer ${access_token}` } })).status;
    const avant = await lire();

    const ferme = await chef.demander('POST', `/api/v1/personnes/${utilisateurId}/desactivation`, {
      entetes: { 'Idempotency-Key': randomUUID() },
    });

    expect(ferme.status).to.equal(200);
    expect([avant, await lire(), await vaut(accesId, secret)]).to.deep.equal([200, 401, false]);
  });
});
