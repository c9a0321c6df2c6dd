import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../../activities/index.ts';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import * as client from '../../../api/client/client.ts';
import { createOrdres } from '../../../api/ordres.ts';
import type { UsageJeton } from '../../../domain/compte/jeton.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildContenu } from '../../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { buildFichierDepot } from '../../support/fichier-depot.ts';
import { jusqua } from '../../support/jusqua.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent, ajouterUtilisateur, preuvesDe } from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

const MOT_DE_PASSE = 'cheval-agrafe-bleu-tracteur';

/** One story told in order, by the client that screens use: each step stands on the one before. */
describe('the way of one organisme by the public API', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;
  let agent: Record<string, string>;
  let elle: Record<string, string>;
  let identifiants: { matricule: string; numero: string; contratId: string };
  let identifiantConnexion: string;
  let depotId: string;
  const contenu = buildContenu();

  const enTantQue = (entetes: Record<string, string>): { baseUrl: string; headers: Record<string, string> } => ({
    baseUrl: api.origine,
    headers: entetes,
  });
  const obtenir = (chemin: string, entetes: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.origine}/api/v1${chemin}`, { headers: { ...elle, ...entetes } });

  const jetonDe = async (usage: UsageJeton, sujetId: string): Promise<string> => {
    const [ligne] = await lignes<{ id: string; cle_id: string }>(
      base.orm,
      'SELECT id, cle_id FROM technique.jeton WHERE usage = ? AND sujet_id = ?',
      [usage, sujetId],
    );
    return composerJeton(api.deps.jetons, { id: ligne?.id ?? '', usage, cleId: ligne?.cle_id ?? '' });
  };
  const inscription = async (modifs: Record<string, unknown> = {}): Promise<Response> =>
    fetch(`${api.origine}/api/v1/inscriptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        jeton: await jetonDe('INSCRIPTION', identifiants.contratId),
        role: 'CERTIFICATEUR',
        matricule: identifiants.matricule,
        numeroContrat: identifiants.numero,
        titulaire: { nom: 'Lanquetot', prenom: 'Basile', courriel: 'basile@institut-fictif.example' },
        conditionsAcceptees: true,
        motDePasse: MOT_DE_PASSE,
        ...modifs,
      }),
    });

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, {
      ordres: createOrdres(atelier.client, atelier.prefixe),
      stockage: deps.stockage,
      titulaires: deps.titulaires,
    });
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
    await atelier.demarrer('depots', createDepotsActivities(deps));
    await atelier.demarrer('sngi', createSngiActivities(deps));
    agent = await preuvesDe(api, { agentId: await ajouterAgent(base.orm, ['instruction']) });
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  it('asks to be known, and an agent accepts', async () => {
    const demande = await client.deposerDemande(contenu, { idempotencyKey: randomUUID() }, enTantQue({}));
    const liste = await client.listerDossiers({ recherche: contenu.siret }, enTantQue(agent));
    if (liste.status !== 200) throw new Error(`list: ${liste.status}`);
    const [dossier] = liste.data.elements;

    const accepte = await client.accepterDossier(
      dossier?.dossierId ?? '',
      { version: dossier?.version ?? 0 },
      {},
      enTantQue(agent),
    );

    expect([demande.status, accepte.status]).to.deep.equal([201, 200]);
    await jusqua(async () => {
      const [lu] = await lignes<{ matricule: string; numero: string; id: string }>(
        base.orm,
        `SELECT o.matricule, c.numero, c.id FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id
         WHERE o.siret = ?`,
        [contenu.siret],
      );
      if (lu) identifiants = { matricule: lu.matricule, numero: lu.numero, contratId: lu.id };
      return lu !== undefined;
    });
  });

  it('shows what the inscription link opens, as often as asked', async () => {
    const jeton = await jetonDe('INSCRIPTION', identifiants.contratId);

    const [une, autre] = [
      await client.verifierInscription({ jeton }, enTantQue({})),
      await client.verifierInscription({ jeton }, enTantQue({})),
    ];

    expect(une.status).to.equal(200);
    expect(autre.data).to.deep.equal(une.data);
    expect(une.data).to.include({ siret: contenu.siret, role: 'CERTIFICATEUR' });
  });

  it('refuses wrong identifiers in one sentence, whichever is wrong', async () => {
    const matricule = await inscription({ matricule: '00XXX000' });
    const contrat = await inscription({ numeroContrat: 'MCFCER999999' });

    const [a, b] = [(await matricule.json()) as object, (await contrat.json()) as object];
    expect([matricule.status, contrat.status]).to.deep.equal([401, 401]);
    expect(a).to.include({ code: 'IDENTIFIANTS_INCORRECTS' });
    expect({ ...a, requestId: '' }).to.deep.equal({ ...b, requestId: '' });
  });

  it('refuses a password that is short or easy to guess, and names the field', async () => {
    const court = await inscription({ motDePasse: 'Tr0p-court!' });
    const facile = await inscription({ motDePasse: 'motdepassemotdepasse' });

    for (const reponse of [court, facile]) {
      const lu = (await reponse.json()) as { code: string; erreurs: { champ: string }[] };
      expect(reponse.status).to.equal(422);
      expect(lu.code).to.equal('MOT_DE_PASSE_FAIBLE');
      expect(lu.erreurs[0]?.champ).to.equal('motDePasse');
    }
  });

  it('registers once: the used link leads nowhere', async () => {
    const premiere = await inscription();
    const seconde = await inscription();

    expect(premiere.status).to.equal(201);
    expect(seconde.status).to.equal(410);
    expect(await seconde.json()).to.include({ code: 'LIEN_INVALIDE' });
  });

  it('opens the account once the mail is validated, with an identifiant de connexion', async () => {
    const [personne] = await lignes<{ id: string }>(
      base.orm,
      `SELECT u.id FROM accrochage.utilisateur u WHERE u.courriel = 'basile@institut-fictif.example'`,
    );
    const jeton = await jetonDe('VALIDATION_COURRIEL', personne?.id ?? '');

    const validation = await client.validerCourriel({ jeton }, {}, enTantQue({}));

    const [active] = await lignes<{ identifiant_connexion: string }>(
      base.orm,
      'SELECT identifiant_connexion FROM accrochage.utilisateur WHERE id = ? AND etat = ?',
      [personne?.id, 'ACTIF'],
    );
    identifiantConnexion = active?.identifiant_connexion ?? '';
    expect(validation.status).to.equal(201);
    expect(identifiantConnexion).to.match(/^[A-Z2-9]{9}$/);
  });

  it('signs in and knows who it is', async () => {
    const session = await fetch(`${api.origine}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ identifiantConnexion: identifiantConnexion.toLowerCase(), motDePasse: MOT_DE_PASSE }),
    });
    const { jetonCsrf } = (await session.json()) as { jetonCsrf: string };
    const [cookie = ''] = session.headers.getSetCookie();
    elle = { Cookie: cookie.split(';')[0] ?? '', 'X-Jeton-CSRF': jetonCsrf };

    const moi = await client.lireMoi(enTantQue(elle));

    expect(session.status).to.equal(201);
    expect(cookie).to.match(/HttpOnly; SameSite=Lax/);
    expect(moi.data).to.include({ type: 'UTILISATEUR', role: 'ADMINISTRATEUR', jetonCsrf });
  });

  it('deposits a file, and the same file again under the same key is the same deposit', async () => {
    const octets = buildFichierDepot({
      matricule: identifiants.matricule,
      idContrat: identifiants.numero,
      passages: [{ idTechnique: 'p-1' }, { idTechnique: 'p-2', nomNaissance: 'INCONNU' }, { idTechnique: 'p-3' }],
    });
    const envoyer = (): Promise<Response> =>
      fetch(`${api.origine}/api/v1/depots`, {
        method: 'POST',
        headers: {
          ...elle,
          'Content-Type': 'application/xml',
          'Content-Disposition': "attachment; filename*=UTF-8''export%20d%C3%A9cembre.xml",
          'Idempotency-Key': 'premier-depot',
        },
        body: octets as never,
      });

    const premier = await envoyer();
    const second = await envoyer();

    const recu = (await premier.json()) as { depotId: string; nomFichier: string; tailleOctets: number };
    depotId = recu.depotId;
    expect([premier.status, second.status]).to.deep.equal([201, 201]);
    expect(await second.json()).to.deep.equal(recu);
    expect(recu).to.include({ nomFichier: 'export décembre.xml', tailleOctets: octets.length });
    expect(premier.headers.get('location')).to.equal(`/api/v1/depots/${depotId}`);
    expect(second.headers.get('idempotency-replayed')).to.equal('true');
  });

  it('downloads the accusé de réception, as PDF and as XML', async () => {
    const pdf = await obtenir(`/depots/${depotId}/accuse-reception`, { Accept: 'application/pdf' });
    const xml = await obtenir(`/depots/${depotId}/accuse-reception?format=xml`);

    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).to.equal('%PDF-');
    expect(await xml.text()).to.include('<nomFichier>export décembre.xml</nomFichier>');
  });

  it('downloads the accusé de traitement under its exact name', async () => {
    await jusqua(async () => {
      const depot = await client.lireDepot(depotId, enTantQue(elle));
      return depot.status === 200 && depot.data.documents.includes('accuse-traitement');
    });

    const reponse = await obtenir(`/depots/${depotId}/accuse-traitement`);

    const nom = /filename\*=UTF-8''(\S+)/.exec(reponse.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const texte = await reponse.text();
    expect(decodeURIComponent(nom)).to.match(/^Accusé de traitement_export décembre\.xml_\d{8}\.xml$/);
    expect(texte).to.include('<idTechnique>p-2</idTechnique>');
    expect(texte).to.include('Aucun titulaire ne correspond aux critères obligatoires');
  });

  it('explains the rejects in a report, in three formats', async () => {
    const json = await obtenir(`/depots/${depotId}/rapport?format=json`);
    const csv = await obtenir(`/depots/${depotId}/rapport?format=csv`);
    const xlsx = await obtenir(`/depots/${depotId}/rapport?format=xlsx`);

    const { lignes: lues } = (await json.json()) as { lignes: { passage: string; nature: string }[] };
    expect(lues.filter(({ nature }) => nature === 'REJET_PASSAGE').map(({ passage }) => passage)).to.deep.equal([
      'p-2',
    ]);
    expect(await csv.text()).to.include('"p-2"');
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).to.equal('PK');
  });

  it('takes back the rejected passages alone, in a file that can be deposited', async () => {
    const rejets = await obtenir(`/depots/${depotId}/rejets`);
    const octets = Buffer.from(await rejets.arrayBuffer());

    const redepose = await fetch(`${api.origine}/api/v1/depots`, {
      method: 'POST',
      headers: {
        ...elle,
        'Content-Type': 'application/xml',
        'Content-Disposition': rejets.headers.get('content-disposition') ?? '',
      },
      body: octets,
    });

    const { depotId: suivant } = (await redepose.json()) as { depotId: string };
    await jusqua(async () => {
      const depot = await client.lireDepot(suivant, enTantQue(elle));
      return depot.status === 200 && depot.data.etat === 'TRAITE_AVEC_ERREURS';
    });
    const depot = await client.lireDepot(suivant, enTantQue(elle));
    expect(octets.toString()).to.include('<cpf:idTechnique>p-2</cpf:idTechnique>').and.not.to.include('p-1');
    expect(depot.data).to.include({ nombrePassages: 1, nombreKo: 1, nomFichier: 'export décembre_rejets.xml' });
  });

  it('asks again for a receipt and gets the same', async () => {
    const premiere = await client.redemanderReception(depotId, enTantQue(elle));

    expect(premiere.status).to.equal(201);
    expect(premiere.data).to.include({ depotId, nomFichier: 'export décembre.xml' });
  });

  it('lets an operator deposit for an organisme, which reads the deposit; an unknown one is refused', async () => {
    const jeton = 'un-jeton-d-exploitation-du-parcours';
    const agentId = await ajouterAgent(base.orm, ['exploitation']);
    await lignes(
      base.orm,
      `INSERT INTO technique.jeton_api (id, empreinte, agent_id, cree_le, expire_le)
       VALUES (gen_random_uuid(), sha256(convert_to(?, 'UTF8')), ?, now(), now() + interval '1 day')`,
      [jeton, agentId],
    );
    const deposer = (matricule: string): Promise<Response> =>
      fetch(`${api.origine}/api/v1/depots?matricule=${matricule}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${jeton}`,
          'Content-Type': 'application/xml',
          'Content-Disposition': 'attachment; filename="exploitation.xml"',
        },
        body: '<flux/>',
      });

    const inconnu = await deposer('00XXX000');
    const fait = await deposer(identifiants.matricule);

    const { depotId: depose } = (await fait.json()) as { depotId: string };
    const lu = await client.lireDepot(depose, enTantQue(elle));
    const [ligne] = await lignes(base.orm, 'SELECT depose_par FROM accrochage.depot WHERE id = ?', [depose]);
    const refus = (await inconnu.json()) as { erreurs: { champ: string }[] };
    expect([inconnu.status, fait.status, lu.status]).to.deep.equal([422, 201, 200]);
    expect(refus.erreurs[0]?.champ).to.equal('matricule');
    expect(ligne).to.deep.equal({ depose_par: `agent:${agentId}` });
  });

  it('makes one deposit of thirty identical requests at once under one key', async () => {
    const octets = buildFichierDepot({
      matricule: identifiants.matricule,
      idContrat: identifiants.numero,
      idFlux: 'trente',
      passages: [{ idTechnique: 'trente' }],
    });
    const envoyer = (): Promise<Response> =>
      fetch(`${api.origine}/api/v1/depots`, {
        method: 'POST',
        headers: {
          ...elle,
          'Content-Type': 'application/xml',
          'Content-Disposition': 'attachment; filename="trente.xml"',
          'Idempotency-Key': 'trente-depots',
        },
        body: octets as never,
      });

    const reponses = await Promise.all(Array.from({ length: 30 }, envoyer));

    const statuts = reponses.map(({ status }) => status);
    const deposes = await lignes(base.orm, `SELECT id FROM accrochage.depot WHERE nom_fichier = 'trente.xml'`);
    expect(deposes).to.have.length(1);
    expect(statuts).to.include(201);
    expect(statuts.filter((statut) => statut !== 201 && statut !== 409)).to.deep.equal([]);
  });

  it('does not treat again a deposit that did not fail', async () => {
    const exploitation = await preuvesDe(api, { agentId: await ajouterAgent(base.orm, ['exploitation']) });

    const reponse = await client.reprendreDepot(depotId, {}, enTantQue(exploitation));

    expect(reponse.status).to.equal(409);
    expect(reponse.data).to.include({ code: 'TRANSITION_INTERDITE' });
  });

  it('tells a second person who the administrateur is', async () => {
    const [compte] = await lignes<{ id: string; organisme_id: string }>(base.orm, 'SELECT * FROM accrochage.compte');
    await ajouterUtilisateur(base.orm, compte?.id ?? '', { role: 'UTILISATEUR' });
    await lignes(base.orm, `UPDATE technique.jeton SET consomme_le = NULL WHERE usage = 'INSCRIPTION'`);

    const reponse = await inscription();

    const refus = (await reponse.json()) as { code: string; detail: string };
    expect(reponse.status).to.equal(409);
    expect(refus.code).to.equal('COMPTE_EXISTANT');
    expect(refus.detail).to.include('Basile Lanquetot');
  });

  it('signs out: the cookie opens nothing more', async () => {
    const sortie = await fetch(`${api.origine}/api/v1/sessions/courante`, { method: 'DELETE', headers: elle });
    const apres = await obtenir('/moi');

    expect([sortie.status, apres.status]).to.deep.equal([204, 401]);
  });

  it('wrote no name, no mail, no password and no address of a page in the log', () => {
    const journal = api.journal();

    expect(journal).to.include('POST /inscriptions');
    for (const interdit of ['Lanquetot', 'Basile', 'institut-fictif', MOT_DE_PASSE, contenu.siret, depotId, 'KERVADEC'])
      expect(journal).not.to.include(interdit);
  });
});
