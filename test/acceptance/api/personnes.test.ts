import { expect } from 'chai';
import { type BancAcces, codeDe, MOT_DE_PASSE, ouvrirBancAcces } from '../../support/banc-acces.ts';
import { lignes } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterOrganisme,
  connecte,
  type Navigateur,
  type OrganismeDeTest,
  type UtilisateurDeTest,
} from '../../support/personnes.ts';

type Vue = {
  personneId: string;
  etat: string;
  role: string;
  assistance: boolean;
  identifiantConnexion: string | null;
  derniereConnexionLe: string | null;
  actesPossibles: string[];
};

describe('persons of an account, by HTTP', () => {
  let banc: BancAcces;
  let organisme: OrganismeDeTest;
  let patronne: UtilisateurDeTest;
  let elle: Navigateur;
  let invitees = 0;

  before(async () => {
    banc = await ouvrirBancAcces();
  });

  beforeEach(async () => {
    organisme = await ajouterOrganisme(banc.base.orm);
    patronne = await banc.personne(organisme.compteId);
    elle = await connecte(banc.api, patronne);
  });

  after(() => banc.fermer());

  const agir = (qui: Navigateur, personneId: string, acte: string, corps?: object): Promise<Response> =>
    qui.demander('POST', `/api/v1/personnes/${personneId}/${acte}`, corps && { corps });
  const lister = async (): Promise<Vue[]> =>
    ((await (await elle.demander('GET', '/api/v1/personnes')).json()) as { elements: Vue[] }).elements;
  const nouvelle = (): { nom: string; prenom: string; courriel: string; role: string } => {
    invitees += 1;
    return {
      nom: 'Lanquetot',
      prenom: 'Basile',
      courriel: `basile${invitees}@institut.example`,
      role: 'UTILISATEUR',
    };
  };
  const inviter = async (autre: object = {}): Promise<{ personneId: string; courriel: string }> => {
    const corps = { ...nouvelle(), ...autre };
    const reponse = await elle.demander('POST', '/api/v1/personnes', { corps });
    return { ...((await reponse.json()) as { personneId: string }), courriel: corps.courriel };
  };
  const accepter = async (personneId: string, autre: object = {}): Promise<Response> =>
    banc.poster('/invitations', {
      jeton: await banc.jeton('INVITATION', personneId),
      motDePasse: MOT_DE_PASSE,
      conditionsAcceptees: true,
      ...autre,
    });

  it('invites a person once for one key, who comes in by the link of her mail and signs in', async () => {
    const corps = { ...nouvelle(), assistance: true };
    const entetes = { 'Idempotency-Key': `inviter-${corps.courriel}` };
    const reponses = [
      await elle.demander('POST', '/api/v1/personnes', { corps, entetes }),
      await elle.demander('POST', '/api/v1/personnes', { corps, entetes }),
    ];
    const [premiere, seconde] = (await Promise.all(reponses.map((reponse) => reponse.json()))) as Vue[];
    const { personneId = '' } = premiere ?? {};
    const jeton = await banc.jeton('INVITATION', personneId);

    const vues = [
      await banc.poster('/invitations/verification', { jeton }),
      await banc.poster('/invitations/verification', { jeton }),
    ];
    const acceptee = await accepter(personneId);

    expect(reponses.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(seconde).to.deep.equal(premiere);
    expect(await vues[1]?.json()).to.include({ prenom: 'Basile', role: 'UTILISATEUR' });
    expect(acceptee.status).to.equal(201);
    expect(await banc.courriels(corps.courriel)).to.deep.equal(['invitation', 'identifiant-connexion']);
    const lue = (await lister()).find((vue) => vue.personneId === personneId);
    expect(lue).to.include({ etat: 'ACTIF', assistance: true });
    const entree = await banc.entrer(lue?.identifiantConnexion ?? '');
    expect(entree.status).to.equal(201);
  });

  it('lets nobody in twice by one link, nor without the conditions or with a weak password', async () => {
    const { personneId } = await inviter();

    const codes = [
      await codeDe(await accepter(personneId, { conditionsAcceptees: false })),
      await codeDe(await accepter(personneId, { motDePasse: 'motdepassemotdepasse' })),
      await codeDe(await accepter(personneId, { jeton: 'A'.repeat(64) })),
      await codeDe(await accepter(personneId)),
      await codeDe(await accepter(personneId)),
    ];

    expect(codes).to.deep.equal(['DEMANDE_INVALIDE', 'MOT_DE_PASSE_FAIBLE', 'LIEN_INVALIDE', 201, 'LIEN_INVALIDE']);
  });

  it('sends a new link, and closes the one before; takes an invitation back', async () => {
    const { personneId, courriel } = await inviter();
    const premier = await banc.jeton('INVITATION', personneId);

    const renouvelee = await agir(elle, personneId, 'invitation');
    const parLeVieux = await codeDe(await accepter(personneId, { jeton: premier }));
    const retiree = (await (await agir(elle, personneId, 'desactivation')).json()) as Vue;
    const parLeNeuf = await codeDe(await accepter(personneId));

    expect(renouvelee.status).to.equal(200);
    expect([parLeVieux, parLeNeuf]).to.deep.equal(['LIEN_INVALIDE', 'LIEN_INVALIDE']);
    expect(retiree.etat).to.equal('INVITATION_RETIREE');
    expect(await banc.courriels(courriel)).to.include.members(['invitation', 'acces-ferme']);
  });

  it('refuses a second person at one address, an unknown role and a body with an account', async () => {
    const { courriel } = await inviter();
    const demander = async (autre: object): Promise<string | number> =>
      codeDe(await elle.demander('POST', '/api/v1/personnes', { corps: { ...nouvelle(), ...autre } }));

    expect(await demander({ courriel: courriel.toUpperCase() })).to.equal('PERSONNE_EXISTANTE');
    expect(await demander({ role: 'AGENT' })).to.equal('DEMANDE_INVALIDE');
    expect(await demander({ compteId: organisme.compteId })).to.equal('DEMANDE_INVALIDE');
  });

  it('lists the persons of the account alone, page by page, with what may be done of each', async () => {
    await banc.personne((await ajouterOrganisme(banc.base.orm)).compteId);
    const suspendue = await banc.personne(organisme.compteId, { role: 'UTILISATEUR', etat: 'SUSPENDU' });

    const premiere = await elle.demander('GET', '/api/v1/personnes?limite=1');
    const { elements, suivant } = (await premiere.json()) as { elements: Vue[]; suivant: string };
    const seconde = await elle.demander('GET', `/api/v1/personnes?limite=1&curseur=${suivant}`);
    const suite = (await seconde.json()) as { elements: Vue[]; suivant: string | null };

    const actes = [...elements, ...suite.elements].map(({ personneId, actesPossibles }) => [
      personneId,
      actesPossibles,
    ]);
    expect(actes).to.have.deep.members([
      [patronne.utilisateurId, ['desactiver', 'verrouiller']],
      [suspendue.utilisateurId, []],
    ]);
    expect(suite.suivant).to.equal(null);
  });

  it('changes role and assistance at once, which the person sees', async () => {
    const autre = await banc.personne(organisme.compteId, { role: 'UTILISATEUR' });
    const lui = await connecte(banc.api, autre);
    const refusee = await lui.demander('GET', '/api/v1/personnes');

    const droits = await agir(elle, autre.utilisateurId, 'droits', { role: 'ADMINISTRATEUR', assistance: true });

    expect([refusee.status, droits.status]).to.deep.equal([403, 200]);
    expect((await lui.demander('GET', '/api/v1/personnes')).status).to.equal(200);
    expect(await (await lui.demander('GET', '/api/v1/moi')).json()).to.include({
      role: 'ADMINISTRATEUR',
      assistance: true,
      secondFacteur: false,
    });
  });

  it('keeps the last administrateur', async () => {
    const soi = patronne.utilisateurId;

    const codes = [
      await codeDe(await agir(elle, soi, 'desactivation')),
      await codeDe(await agir(elle, soi, 'droits', { role: 'UTILISATEUR', assistance: false })),
      await codeDe(await agir(elle, soi, 'verrouillage', { motif: 'DEPART' })),
    ];

    expect(codes).to.deep.equal(Array(3).fill('DERNIER_ADMINISTRATEUR'));
  });

  it('closes an access with its sessions, and opens it again', async () => {
    const autre = await banc.personne(organisme.compteId, { role: 'UTILISATEUR' });
    const lui = await connecte(banc.api, autre);

    await agir(elle, autre.utilisateurId, 'desactivation');
    const fermee = [
      (await lui.demander('GET', '/api/v1/moi')).status,
      (await banc.entrer(autre.identifiantConnexion)).status,
    ];
    const impossible = await codeDe(await agir(elle, autre.utilisateurId, 'deverrouillage'));
    await agir(elle, autre.utilisateurId, 'reactivation');

    expect(fermee).to.deep.equal([401, 401]);
    expect(impossible).to.equal('TRANSITION_INTERDITE');
    expect((await banc.entrer(autre.identifiantConnexion)).status).to.equal(201);
  });

  it('answers who is locked as it answers a wrong password', async () => {
    const autre = await banc.personne(organisme.compteId, { role: 'UTILISATEUR' });
    const faux = await banc.entrer(autre.identifiantConnexion, 'un autre mot de passe');

    const verrou = await agir(elle, autre.utilisateurId, 'verrouillage', { motif: 'PERTE_OU_VOL' });
    const entree = await banc.entrer(autre.identifiantConnexion);

    const sansReference = async (reponse: Response) => ({ ...((await reponse.json()) as object), requestId: '' });
    expect(await verrou.json()).to.include({ etat: 'VERROUILLE' });
    expect(await sansReference(entree)).to.deep.equal(await sansReference(faux));
  });

  it('lets an agent of assistance lock the last administrateur, and an agent alone unlock her', async () => {
    const agent = await connecte(banc.api, { agentId: await ajouterAgent(banc.base.orm, ['support']) });
    const autre = await banc.personne(organisme.compteId);
    const collegue = await connecte(banc.api, autre);

    const verrou = await agir(agent, patronne.utilisateurId, 'verrouillage', { motif: 'SUSPICION_USURPATION' });
    const parLaCollegue = await codeDe(await agir(collegue, patronne.utilisateurId, 'deverrouillage'));
    const dehors = (await elle.demander('GET', '/api/v1/moi')).status;
    await agir(agent, patronne.utilisateurId, 'deverrouillage');

    expect(await verrou.json()).to.include({ etat: 'SUSPENDU', libelleEtat: 'Verrouillé par la Caisse des Dépôts' });
    expect([parLaCollegue, dehors]).to.deep.equal(['TRANSITION_INTERDITE', 401]);
    expect((await banc.entrer(patronne.identifiantConnexion)).status).to.equal(201);
  });

  it('refuses a lock without a reason of the list', async () => {
    const autre = await banc.personne(organisme.compteId);

    const codes = [
      await codeDe(await agir(elle, autre.utilisateurId, 'verrouillage', {})),
      await codeDe(await agir(elle, autre.utilisateurId, 'verrouillage', { motif: 'PARCE_QUE' })),
    ];

    expect(codes).to.deep.equal(['DEMANDE_INVALIDE', 'DEMANDE_INVALIDE']);
  });

  it('closes the sessions of a person, and her own but the one in use', async () => {
    const autre = await banc.personne(organisme.compteId);
    const [ici, ailleurs] = [await connecte(banc.api, autre), await connecte(banc.api, autre)];

    const autres = await ici.demander('DELETE', '/api/v1/sessions/autres');
    const restantes = [await ici.demander('GET', '/api/v1/moi'), await ailleurs.demander('GET', '/api/v1/moi')];
    const toutes = await elle.demander('DELETE', `/api/v1/personnes/${autre.utilisateurId}/sessions`);
    const apres = await ici.demander('GET', '/api/v1/moi');

    expect([autres.status, toutes.status]).to.deep.equal([204, 204]);
    expect(restantes.map(({ status }) => status)).to.deep.equal([200, 401]);
    expect(apres.status).to.equal(401);
    const journal = await lignes(
      banc.base.orm,
      'SELECT acte, acteur FROM journal.ligne WHERE objet_id = ? ORDER BY numero',
      [autre.utilisateurId],
    );
    expect(journal).to.deep.equal([
      { acte: 'session.fermerAutres', acteur: `utilisateur:${autre.utilisateurId}` },
      { acte: 'session.fermerToutes', acteur: `utilisateur:${patronne.utilisateurId}` },
    ]);
  });

  it('shows the persons of an organisme to agents, and keeps in the journal that they looked', async () => {
    const agentId = await ajouterAgent(banc.base.orm, ['instruction']);
    const agent = await connecte(banc.api, { agentId });
    const chemin = `/api/v1/organismes/${organisme.organismeId}/personnes`;

    const reponse = await agent.demander('GET', chemin);
    const absent = await agent.demander('GET', chemin.replace(/[0-9a-f]{8}/, '00000000'));

    const { elements } = (await reponse.json()) as { elements: Vue[] };
    expect(elements.map(({ personneId }) => personneId)).to.deep.equal([patronne.utilisateurId]);
    expect(elements[0]?.actesPossibles).to.deep.equal(['verrouiller']);
    expect(absent.status).to.equal(404);
    const sql = "SELECT acteur FROM journal.ligne WHERE chaine = ? AND acte = 'personne.lire'";
    const journal = await lignes(banc.base.orm, sql, [organisme.organismeId]);
    expect(journal).to.deep.equal([{ acteur: `agent:${agentId}` }]);
  });

  it('writes no name, mail or password in the log', () => {
    const journal = banc.api.journal();

    expect(journal).to.include('POST /invitations');
    for (const interdit of ['Lanquetot', 'Basile', 'basile1@', MOT_DE_PASSE]) expect(journal).not.to.include(interdit);
  });
});
