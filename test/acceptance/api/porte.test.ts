import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect } from 'chai';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildContenu } from '../../support/builders.ts';
import { type BaseOuverte, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent, connecte, type Navigateur, navigateur } from '../../support/personnes.ts';

type Probleme = { code: string; detail: string; requestId: string; erreurs?: { champ: string; message: string }[] };

describe('what the door of the API answers', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let personne: Navigateur;
  let agent: Navigateur;

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm, { sondes: { base: async () => undefined } });
    personne = navigateur(api);
    agent = await connecte(api, { agentId: await ajouterAgent(base.orm, ['instruction']) });
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const formulaire = async (modifs: Record<string, unknown>): Promise<Probleme & { statut: number }> => {
    const reponse = await personne.demander('POST', '/api/v1/demandes-contact', {
      corps: { ...buildContenu(), ...modifs },
    });
    return { statut: reponse.status, ...((await reponse.json()) as Probleme) };
  };

  const champs: readonly [string, Record<string, unknown>, string, RegExp][] = [
    ['a SIRET with wrong keys', { siret: '12345678912345' }, 'siret', /n’est pas valable/],
    ['a SIRET too short', { siret: '7328293200007' }, 'siret', /14 chiffres/],
    ['no SIRET', { siret: undefined }, 'siret', /obligatoire/],
    [
      'a mail without domain',
      { contact: { nom: 'a', prenom: 'b', courriel: 'a@b' } },
      'contact.courriel',
      /électronique/,
    ],
    [
      'a mail without @',
      { contact: { nom: 'a', prenom: 'b', courriel: 'ab.example' } },
      'contact.courriel',
      /électronique/,
    ],
    ['an unknown motif', { motif: 'AUTRE' }, 'motif', /ACCROCHAGE/],
    ['a field too long', { raisonSociale: 'a'.repeat(201) }, 'raisonSociale', /200 caractères au plus/],
    ['an empty field', { raisonSociale: '  ' }, 'raisonSociale', /vide/],
    ['a control character', { raisonSociale: 'a\u0007b' }, 'raisonSociale', /contrôle/],
    ['a NUL', { raisonSociale: 'a\u0000b' }, 'raisonSociale', /enregistré/],
    [
      'half of a character',
      { contact: { nom: 'a\ud800', prenom: 'b', courriel: 'a@b.fr' } },
      'contact.nom',
      /enregistré/,
    ],
    ['an unknown field', { surprise: 1 }, 'surprise', /inconnu/],
    [
      'an unknown field inside',
      { contact: { nom: 'a', prenom: 'b', courriel: 'a@b.fr', x: 1 } },
      'contact.x',
      /inconnu/,
    ],
    ['a malformed code', { certifications: ['RNCP31001', 'ABC'] }, 'certifications.1', /RNCP12345/],
    [
      'a déposant with a wrong SIRET',
      { confieDepot: true, deposants: [{ siret: '1', raisonSociale: 'a' }] },
      'deposants.0.siret',
      /14/,
    ],
    [
      'déposants without mandate',
      { deposants: [{ siret: '73282932000074', raisonSociale: 'a' }] },
      'deposants',
      /confié/,
    ],
    ['another type', { confieDepot: 'oui' }, 'confieDepot', /./],
  ];
  for (const [nom, modifs, champ, phrase] of champs)
    it(`names the field of ${nom}`, async () => {
      const refus = await formulaire(modifs);

      expect(refus).to.include({ statut: 422, code: 'DEMANDE_INVALIDE' });
      expect(refus.erreurs?.map((erreur) => erreur.champ)).to.include(champ);
      expect(refus.erreurs?.find((erreur) => erreur.champ === champ)?.message).to.match(phrase);
    });

  it('accepts a SIRET typed with blanks', async () => {
    const refus = await formulaire({ siret: '732 829 320 00074' });

    // No workflow runs in this test: having reached it is the proof.
    expect(refus.statut).to.equal(503);
  });

  const brut = (corps: string, type = 'application/json'): Promise<Response> =>
    fetch(`${api.origine}/api/v1/demandes-contact`, { method: 'POST', headers: { 'Content-Type': type }, body: corps });

  const requetes: readonly [string, () => Promise<Response>, number, string][] = [
    ['an address that does not exist', () => personne.demander('GET', '/api/v1/rien'), 404, 'ROUTE_INCONNUE'],
    ['a malformed address', () => personne.demander('GET', '/api/v1/dossiers/%E0%A4%A'), 404, 'ROUTE_INCONNUE'],
    ['another method', () => personne.demander('DELETE', '/api/v1/demandes-contact'), 405, 'METHODE_NON_PERMISE'],
    ['broken JSON', () => brut('{"motif":'), 400, 'CORPS_ILLISIBLE'],
    ['JSON that is no object', () => brut('"bonjour"'), 422, 'DEMANDE_INVALIDE'],
    ['no body', () => personne.demander('POST', '/api/v1/demandes-contact'), 422, 'DEMANDE_INVALIDE'],
    ['a form', () => brut('motif=ACCROCHAGE', 'application/x-www-form-urlencoded'), 415, 'TYPE_CONTENU_INVALIDE'],
    ['a body too large', () => brut(`"${'a'.repeat(300_000)}"`), 413, 'CORPS_TROP_GROS'],
    [
      'an identifier with a NUL',
      () => personne.demander('POST', '/api/v1/sessions', { corps: { identifiantConnexion: '\0A', motDePasse: 'x' } }),
      422,
      'DEMANDE_INVALIDE',
    ],
    ['a parameter with a NUL', () => agent.demander('GET', '/api/v1/dossiers?recherche=%00'), 422, 'DEMANDE_INVALIDE'],
    ['a day too far', () => agent.demander('GET', '/api/v1/dossiers?ouvertAu=9999-12-31'), 422, 'DEMANDE_INVALIDE'],
    ['a day before all', () => agent.demander('GET', '/api/v1/dossiers?ouvertDu=0000-01-01'), 422, 'DEMANDE_INVALIDE'],
    [
      'a forged cursor',
      () =>
        agent.demander(
          'GET',
          `/api/v1/dossiers?curseur=${Buffer.from(JSON.stringify(['0000-01-01T00:00:00.000Z', randomUUID()])).toString('base64url')}`,
        ),
      422,
      'DEMANDE_INVALIDE',
    ],
    ['an id that is none', () => agent.demander('GET', '/api/v1/dossiers/abc'), 404, 'INTROUVABLE'],
    ['an unknown parameter', () => agent.demander('GET', '/api/v1/dossiers?surprise=1'), 422, 'DEMANDE_INVALIDE'],
    [
      'a parameter twice',
      () => agent.demander('GET', '/api/v1/dossiers?recherche=a&recherche=b'),
      422,
      'DEMANDE_INVALIDE',
    ],
    ['an unknown state', () => agent.demander('GET', '/api/v1/dossiers?etat=RECU,AUTRE'), 422, 'DEMANDE_INVALIDE'],
    ['a cursor that is none', () => agent.demander('GET', '/api/v1/dossiers?curseur=abc'), 422, 'DEMANDE_INVALIDE'],
    [
      'a key with a blank',
      () =>
        personne.demander('POST', '/api/v1/demandes-contact', {
          corps: buildContenu(),
          entetes: { 'Idempotency-Key': 'a b' },
        }),
      422,
      'DEMANDE_INVALIDE',
    ],
    [
      'a false link',
      () => personne.demander('POST', '/api/v1/inscriptions/verification', { corps: { jeton: 'x' } }),
      410,
      'LIEN_INVALIDE',
    ],
    [
      'a false Authorization',
      () => personne.demander('GET', '/api/v1/moi', { entetes: { Authorization: 'Basic eA==' } }),
      401,
      'NON_AUTHENTIFIE',
    ],
  ];
  for (const [nom, demander, statut, code] of requetes)
    it(`answers ${statut} ${code} to ${nom}`, async () => {
      const reponse = await demander();

      const probleme = (await reponse.json()) as Probleme;
      expect(reponse.status).to.equal(statut);
      expect(reponse.headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(probleme).to.include({ code, requestId: reponse.headers.get('x-request-id') });
      expect(probleme.detail).to.match(/[a-zé]/);
    });

  it('answers a target that is no address as any other', async () => {
    const { hostname, port } = new URL(api.origine);
    const statut = await new Promise((resolve, reject) => {
      const appel = request({ hostname, port, path: 'http://a:99999/api/v1/moi' }, (reponse) => {
        reponse.resume();
        resolve(reponse.statusCode);
      });
      appel.once('error', reject);
      appel.end();
    });

    expect(statut).to.be.oneOf([401, 404]);
  });

  it('says with 405 what the address accepts', async () => {
    const reponse = await personne.demander('DELETE', '/api/v1/demandes-contact');

    expect(reponse.headers.get('allow')).to.equal('POST');
  });

  it('forbids scripts, frames and anything from elsewhere on every answer', async () => {
    for (const chemin of ['/api/docs', '/inscription', '/api/v1/moi', '/rien']) {
      const { headers } = await personne.demander('GET', chemin);

      const politique = headers.get('content-security-policy') ?? '';
      expect(politique, chemin).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
      expect(politique, chemin).not.to.match(/unsafe|\*/);
      expect(headers.get('x-content-type-options'), chemin).to.equal('nosniff');
      expect(headers.get('referrer-policy'), chemin).to.equal('no-referrer');
      expect(headers.has('x-powered-by'), chemin).to.equal(false);
    }
  });

  it('keeps the request id of who gives a sound one, and no other', async () => {
    const sain = await personne.demander('GET', '/sante', { entetes: { 'X-Request-Id': 'ma-demande-0001' } });
    const douteux = await personne.demander('GET', '/sante', { entetes: { 'X-Request-Id': 'a b<script>' } });

    expect(sain.headers.get('x-request-id')).to.equal('ma-demande-0001');
    expect(douteux.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('serves the documentation and the pages of links', async () => {
    for (const [chemin, type] of [
      ['/api/docs', 'text/html'],
      ['/api/docs/style.css', 'text/css'],
      ['/api/openapi.json', 'application/json'],
      ['/', 'text/html'],
      ['/suivi', 'text/html'],
      ['/inscription', 'text/html'],
      ['/inscription/validation', 'text/html'],
      ['/remplacement', 'text/html'],
      ['/remplacement/suivi', 'text/html'],
      ['/remplacement/opposition', 'text/html'],
      ['/invitation', 'text/html'],
      ['/pages/lien.js', 'text/javascript'],
    ]) {
      const reponse = await personne.demander('GET', chemin ?? '');

      expect(reponse.status, chemin).to.equal(200);
      expect(reponse.headers.get('content-type'), chemin).to.include(type);
    }
  });

  it('is alive, and ready only when each dependency is', async () => {
    const malade = await demarrerApi(base.orm, {
      sondes: { base: async () => undefined, temporal: async () => Promise.reject(new Error('absent')) },
    });

    const [sante, pret, pasPret] = [
      await personne.demander('GET', '/sante'),
      await personne.demander('GET', '/pret'),
      await navigateur(malade).demander('GET', '/pret'),
    ];

    const etats = ((await pasPret.json()) as { dependances: { nom: string; disponible: boolean }[] }).dependances;
    await malade.fermer();
    expect([sante.status, pret.status, pasPret.status]).to.deep.equal([200, 200, 503]);
    expect(etats.map(({ nom, disponible }) => [nom, disponible])).to.deep.equal([
      ['base', true],
      ['temporal', false],
    ]);
  });

  it('fills nobody’s mailbox with forms, from whatever network they come', async () => {
    const comptee = await demarrerApi(base.orm, { facteurLimites: 1 / 10, proxys: 1 });
    const envoyer = (rang: number, courriel: string): Promise<Response> =>
      navigateur(comptee).demander('POST', '/api/v1/demandes-contact', {
        corps: buildContenu({ contact: { nom: 'a', prenom: 'b', courriel } }),
        entetes: { 'X-Forwarded-For': `192.0.2.${rang}` },
      });

    const statuts = [];
    for (const rang of [1, 2, 3]) statuts.push((await envoyer(rang, 'Victime@institut.example')).status);
    statuts.push((await envoyer(4, 'autre@institut.example')).status);

    await comptee.fermer();
    // No workflow runs in this test: having reached it is the proof.
    expect(statuts).to.deep.equal([503, 503, 429, 503]);
  });

  it('counts requests, says what is left, and then asks to wait', async () => {
    const comptee = await demarrerApi(base.orm, { facteurLimites: 1 / 30, proxys: 1 });
    const suivre = (): Promise<Response> =>
      navigateur(comptee).demander('POST', '/api/v1/demandes-contact/suivi', {
        corps: { jeton: 'x' },
        entetes: { 'X-Forwarded-For': '192.0.2.8' },
      });

    const reponses = [await suivre(), await suivre(), await suivre()];
    comptee.avancer(61);
    const apres = await suivre();

    await comptee.fermer();
    expect(reponses.map(({ status }) => status)).to.deep.equal([410, 410, 429]);
    expect(reponses[0]?.headers.get('ratelimit-policy')).to.equal('"liens";q=2;w=60');
    expect(reponses[1]?.headers.get('ratelimit')).to.match(/^"liens";r=0;t=\d+$/);
    expect(Number(reponses[2]?.headers.get('retry-after'))).to.be.within(1, 60);
    expect(apres.status).to.equal(410);
  });
});
