import { expect } from 'chai';
import { createMotsDePasse } from '../../../api/securite/mots-de-passe.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  navigateur,
  preuvesDe,
} from '../../support/personnes.ts';

const MOT_DE_PASSE = 'cheval-agrafe-bleu-tracteur';
const INCONNU = 'ZZZZZZZZ9';

describe('sessions of persons', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let compteId: string;
  let hachage: string;
  let verifications: (string | null)[];

  before(async () => {
    base = await ouvrirBase();
    const motsDePasse = createMotsDePasse();
    hachage = await motsDePasse.hacher(MOT_DE_PASSE);
    verifications = [];
    // Each attempt comes from an address of its own, so that only the identifier counts.
    api = await demarrerApi(base.orm, {
      proxys: 1,
      motsDePasse: {
        ...motsDePasse,
        verifier: (motDePasse, garde) => {
          verifications.push(garde);
          return motsDePasse.verifier(motDePasse, garde);
        },
      },
    });
    ({ compteId } = await ajouterOrganisme(base.orm));
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const personne = () => ajouterUtilisateur(base.orm, compteId, { hachage });
  let visiteurs = 0;
  const entrer = (identifiantConnexion: string, motDePasse = MOT_DE_PASSE): Promise<Response> => {
    visiteurs += 1;
    return navigateur(api).demander('POST', '/api/v1/sessions', {
      corps: { identifiantConnexion, motDePasse },
      entetes: { 'X-Forwarded-For': `2001:db8:${visiteurs.toString(16)}::1` },
    });
  };
  const sansReference = async (reponse: Response): Promise<object> => ({
    ...((await reponse.json()) as object),
    requestId: '',
  });

  it('keeps nothing of the token but its SHA-256', async () => {
    const { identifiantConnexion } = await personne();

    const reponse = await entrer(identifiantConnexion);

    const secret = /accrochage=([^;]+)/.exec(reponse.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    const [session] = await lignes<Record<string, unknown>>(
      base.orm,
      "SELECT *, encode(empreinte, 'hex') AS hexa FROM technique.session ORDER BY cree_le DESC LIMIT 1",
    );
    expect(reponse.status).to.equal(201);
    expect(JSON.stringify(session)).not.to.include(secret);
    expect(secret).to.have.length(43);
  });

  it('answers the same, after the same work, whether the identifier exists or not', async () => {
    const { identifiantConnexion } = await personne();
    verifications.length = 0;

    const mauvais = await entrer(identifiantConnexion, 'un autre mot de passe');
    const inconnu = await entrer(INCONNU, 'un autre mot de passe');

    expect([mauvais.status, inconnu.status]).to.deep.equal([401, 401]);
    expect(await sansReference(mauvais)).to.deep.equal(await sansReference(inconnu));
    expect([...mauvais.headers.keys()].sort()).to.deep.equal([...inconnu.headers.keys()].sort());
    expect(verifications).to.deep.equal([hachage, null]);
  });

  it('lists and closes its own sessions, and only them', async () => {
    const utilisateur = await personne();
    const [ici, ailleurs] = [await connecte(api, utilisateur), await connecte(api, utilisateur)];
    const liste = (await (await ici.demander('GET', '/api/v1/sessions')).json()) as {
      elements: { sessionId: string; courante: boolean }[];
    };
    const autre = liste.elements.find(({ courante }) => !courante)?.sessionId;

    const fermee = await ici.demander('DELETE', `/api/v1/sessions/${autre}`);
    const apres = await ailleurs.demander('GET', '/api/v1/moi');
    const encore = await ici.demander('DELETE', `/api/v1/sessions/${autre}`);

    expect(liste.elements).to.have.length(2);
    expect([fermee.status, apres.status, encore.status]).to.deep.equal([204, 401, 404]);
  });

  it('ends after two hours without a sign', async () => {
    const oubliee = await connecte(api, await personne());
    api.avancer(2 * 3600 - 60);
    const avant = await oubliee.demander('GET', '/api/v1/moi');
    api.avancer(2 * 3600 + 60);

    const apres = await oubliee.demander('GET', '/api/v1/moi');

    api.avancer(-4 * 3600);
    expect([avant.status, apres.status]).to.deep.equal([200, 401]);
  });

  it('ends after twelve hours, whatever its use', async () => {
    const assidue = await connecte(api, await personne());
    const statuts: number[] = [];
    for (let heure = 1; heure <= 13; heure += 1) {
      api.avancer(3600);
      statuts.push((await assidue.demander('GET', '/api/v1/moi')).status);
    }

    api.avancer(-13 * 3600);
    expect(statuts.slice(0, 11)).to.deep.equal(Array(11).fill(200));
    expect(statuts[12]).to.equal(401);
  });

  it('is nobody any more once the person or the account is closed', async () => {
    const utilisateur = await personne();
    const elle = await connecte(api, utilisateur);
    const ferme = "UPDATE accrochage.utilisateur SET etat = 'DESACTIVE' WHERE id = ?";
    await lignes(base.orm, ferme, [utilisateur.utilisateurId]);

    const session = await elle.demander('GET', '/api/v1/moi');
    const entree = await entrer(utilisateur.identifiantConnexion);

    expect([session.status, entree.status]).to.deep.equal([401, 401]);
  });

  it('writes nothing without the token of the session, nor from another site', async () => {
    const { Cookie = '', ...jeton } = await preuvesDe(api, await personne());
    const supprimer = (entetes: Record<string, string>): Promise<Response> =>
      navigateur(api, { Cookie }).demander('DELETE', '/api/v1/sessions/courante', { entetes });

    const refus = [
      await supprimer({}),
      await supprimer({ 'X-Jeton-CSRF': 'faux' }),
      await supprimer({ ...jeton, Origin: 'https://ailleurs.example' }),
      await supprimer({ ...jeton, Origin: 'null' }),
    ];
    const deSite = await navigateur(api).demander('POST', '/api/v1/sessions', {
      corps: { identifiantConnexion: INCONNU, motDePasse: 'x' },
      entetes: { Origin: 'https://ailleurs.example' },
    });
    const lecture = await navigateur(api, { Cookie }).demander('GET', '/api/v1/moi');
    const permis = await supprimer({ ...jeton, Origin: api.origine });

    expect(refus.map(({ status }) => status)).to.deep.equal([403, 403, 403, 403]);
    expect(await refus[0]?.json()).to.include({ code: 'CSRF_INVALIDE' });
    expect([deSite.status, lecture.status, permis.status]).to.deep.equal([403, 200, 204]);
  });

  it('gives its cookie a name that only https may set, when it is served so', async () => {
    const https = await demarrerApi(base.orm, { urlPublique: new URL('https://accrochage.example') });
    const { identifiantConnexion } = await personne();

    const reponse = await navigateur(https).demander('POST', '/api/v1/sessions', {
      corps: { identifiantConnexion, motDePasse: MOT_DE_PASSE },
    });

    const cookie = reponse.headers.getSetCookie()[0] ?? '';
    await https.fermer();
    expect(cookie).to.match(/^__Host-accrochage=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
  });

  it('writes openings and closings in the journal', async () => {
    const utilisateur = await personne();
    const reponse = await entrer(utilisateur.identifiantConnexion);
    const { sessionId } = (await reponse.json()) as { sessionId: string };

    const journal = await lignes(base.orm, 'SELECT acteur, acte FROM journal.ligne WHERE objet_id = ?', [sessionId]);

    expect(journal).to.deep.equal([{ acteur: `utilisateur:${utilisateur.utilisateurId}`, acte: 'session.ouvrir' }]);
  });
});

describe('tokens of operators', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const avec = (jeton: string) => navigateur(api, { Authorization: `Bearer ${jeton}` });
  const emettre = async (jeton: string, { expire = '1 day', actif = true } = {}): Promise<void> => {
    const agentId = await ajouterAgent(base.orm, ['exploitation']);
    await lignes(base.orm, 'UPDATE accrochage.agent SET actif = ? WHERE id = ?', [actif, agentId]);
    await lignes(
      base.orm,
      `INSERT INTO technique.jeton_api (id, empreinte, agent_id, cree_le, expire_le)
       VALUES (gen_random_uuid(), sha256(convert_to(?, 'UTF8')), ?, now(), now() + ?::interval)`,
      [jeton, agentId, expire],
    );
  };

  it('open what the operator may do, without cookie and without token of a page', async () => {
    await emettre('un-jeton-d-exploitation-valable');

    const moi = await avec('un-jeton-d-exploitation-valable').demander('GET', '/api/v1/moi');

    expect(await moi.json()).to.deep.include({ type: 'AGENT', roles: ['exploitation'], jetonCsrf: null });
  });

  it('are refused when unknown, expired, or when the agent left', async () => {
    await emettre('un-jeton-d-exploitation-perime', { expire: '-1 second' });
    await emettre('un-jeton-d-exploitation-orphelin', { actif: false });

    const statuts = await Promise.all(
      [
        'un-jeton-d-exploitation-inconnu',
        'un-jeton-d-exploitation-perime',
        'un-jeton-d-exploitation-orphelin',
        'x',
      ].map(async (jeton) => (await avec(jeton).demander('GET', '/api/v1/moi')).status),
    );

    expect(statuts).to.deep.equal([401, 401, 401, 401]);
  });
});
