import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities, type DossiersActivities } from '../../../activities/index.ts';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import { createOrdres } from '../../../api/ordres.ts';
import type { UsageJeton } from '../../../domain/compte/jeton.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
  navigateur,
  type OrganismeDeTest,
} from '../../support/personnes.ts';
import { CONTENUS, nomDePiece } from '../../support/pieces.ts';
import { avertis, DEMANDEUR } from '../../support/remplacements.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

const BASE = '/api/v1/remplacements-administrateur';
const MOT_DE_PASSE = 'cheval-agrafe-bleu-tracteur';

type Reponse = { statut: number; corps: Record<string, unknown> };

describe('the replacement of an administrateur, by HTTP', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let activites: DossiersActivities;
  let atelier: Atelier;
  let api: ApiDeTest;
  let agent: Navigateur;
  let autreAgent: Navigateur;
  let organisme: OrganismeDeTest;
  let partant: string;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    activites = createDossiersActivities(deps);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, {
      ordres: createOrdres(atelier.client, atelier.prefixe),
      stockage: deps.stockage,
    });
    agent = await connecte(api, { agentId: await ajouterAgent(base.orm, ['support']) });
    autreAgent = await connecte(api, { agentId: await ajouterAgent(base.orm, ['supervision']) });
    await atelier.demarrer('dossiers', activites);
  });

  beforeEach(async () => {
    organisme = await ajouterOrganisme(base.orm);
    ({ utilisateurId: partant } = await ajouterUtilisateur(base.orm, organisme.compteId));
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const poster = async (qui: Navigateur, chemin: string, corps: object, cle?: string): Promise<Reponse> => {
    const entetes = cle === undefined ? undefined : { 'Idempotency-Key': cle };
    const reponse = await qui.demander('POST', chemin, { corps, entetes });
    return { statut: reponse.status, corps: (await reponse.json()) as Record<string, unknown> };
  };
  const anonyme = (chemin: string, corps: object, cle?: string): Promise<Reponse> =>
    poster(navigateur(api), `${BASE}${chemin}`, corps, cle);
  const lire = async (qui: Navigateur, chemin: string): Promise<Reponse> => {
    const reponse = await qui.demander('GET', `${BASE}${chemin}`);
    return { statut: reponse.status, corps: (await reponse.json()) as Record<string, unknown> };
  };
  const formulaire = (modifs: object = {}): object => ({
    siret: organisme.siret,
    matricule: organisme.matricule,
    role: 'CERTIFICATEUR',
    demandeur: { ...DEMANDEUR, courriel: `${randomUUID()}@institut.example` },
    motif: 'DEPART',
    ...modifs,
  });
  const jetonDe = async (usage: UsageJeton, sujetId: string): Promise<string> => {
    const [ligne] = await lignes<{ id: string; cle_id: string }>(
      base.orm,
      'SELECT id, cle_id FROM technique.jeton WHERE usage = ? AND sujet_id = ?',
      [usage, sujetId],
    );
    return composerJeton(api.deps.jetons, { id: ligne?.id ?? '', usage, cleId: ligne?.cle_id ?? '' });
  };
  const ouvrir = async (modifs: object = {}): Promise<string> => {
    const { corps } = await anonyme('', formulaire(modifs));
    const [ligne] = await lignes<{ id: string }>(
      base.orm,
      'SELECT id FROM accrochage.remplacement WHERE reference = ?',
      [corps.reference],
    );
    return ligne?.id ?? '';
  };
  const joindre = async (jeton: string): Promise<Reponse> => {
    const reponse = await fetch(`${api.origine}${BASE}/pieces`, {
      method: 'POST',
      headers: {
        'X-Jeton-Lien': jeton,
        'Content-Type': 'application/pdf',
        'Content-Disposition': nomDePiece('attestation.pdf'),
      },
      body: CONTENUS.pdf,
    });
    return { statut: reponse.status, corps: (await reponse.json()) as Record<string, unknown> };
  };
  const envoyer = async (remplacementId: string): Promise<Reponse> => {
    const jeton = await jetonDe('DEMANDE_REMPLACEMENT', remplacementId);
    const { corps } = await joindre(jeton);
    return anonyme('/envoi', { jeton, pieceIds: [corps.pieceId] });
  };
  const demander = async (): Promise<string> => {
    const remplacementId = await ouvrir();
    expect((await envoyer(remplacementId)).statut).to.equal(201);
    return remplacementId;
  };
  const agir = (qui: Navigateur, remplacementId: string, acte: string, corps: object): Promise<Reponse> =>
    poster(qui, `${BASE}/${remplacementId}/${acte}`, corps);
  const accepter = (remplacementId: string, qui = agent, version = 2): Promise<Reponse> =>
    agir(qui, remplacementId, 'acceptation', { version, partants: [partant] });
  const opposer = async (remplacementId: string): Promise<Reponse> => {
    const [avis] = await avertis(base.orm, remplacementId);
    const jeton = await jetonDe('OPPOSITION_REMPLACEMENT', avis?.id ?? '');
    return anonyme('/opposition', { jeton, motif: 'Je suis toujours en fonction.' });
  };

  it('answers the same to whoever asks, for an organisme that is known or not, once for one key', async () => {
    const connu = formulaire();
    const premiere = await anonyme('', connu, 'une-cle');
    const seconde = await anonyme('', connu, 'une-cle');
    const inconnu = await anonyme('', formulaire({ matricule: 'INCONNU' }));

    expect(seconde).to.deep.equal(premiere);
    expect([premiere.statut, inconnu.statut]).to.deep.equal([201, 201]);
    expect(Object.keys(inconnu.corps)).to.deep.equal(Object.keys(premiere.corps));
    const mails = await lignes(
      base.orm,
      "SELECT 1 FROM accrochage.courriel WHERE modele = 'remplacement-a-completer' AND parametres->>'reference' = ANY(?)",
      [`{${premiere.corps.reference},${inconnu.corps.reference}}`],
    );
    expect(mails).to.have.length(2);
  });

  it('names each field that is wrong', async () => {
    const { statut, corps } = await anonyme('', formulaire({ siret: '123', motif: 'AUTRE' }));

    expect(statut).to.equal(422);
    expect((corps.erreurs as { champ: string }[]).map(({ champ }) => champ)).to.include.members(['siret', 'motif']);
  });

  it('sends no more than a few mails to one address', async () => {
    const demandeur = { ...DEMANDEUR, courriel: 'cible@ailleurs.example' };
    const statuts = [];
    for (let i = 0; i < 5; i += 1) statuts.push((await anonyme('', formulaire({ demandeur }))).statut);

    expect(statuts).to.deep.equal([201, 201, 201, 201, 429]);
  });

  it('takes proofs from the holder of the link alone, and only until the request is sent', async () => {
    const remplacementId = await ouvrir();
    const jeton = await jetonDe('DEMANDE_REMPLACEMENT', remplacementId);

    const sansLien = await joindre('A'.repeat(64));
    const sansPiece = await anonyme('/envoi', { jeton, pieceIds: [] });
    const autrePiece = await anonyme('/envoi', { jeton, pieceIds: [randomUUID()] });
    const envoi = await envoyer(remplacementId);
    const apres = await joindre(jeton);

    expect([sansLien.statut, sansPiece.statut, autrePiece.statut]).to.deep.equal([410, 422, 422]);
    expect(autrePiece.corps).to.include({ code: 'PIECE_INTROUVABLE' });
    expect(envoi).to.deep.equal({ statut: 201, corps: { etat: 'DEMANDE', libelleEtat: 'À examiner' } });
    expect([apres.statut, (await anonyme('/envoi', { jeton, pieceIds: [randomUUID()] })).statut]).to.deep.equal([
      410, 410,
    ]);
  });

  it('tells only then that the account is not there, or that a request is open for it', async () => {
    const inconnu = await envoyer(await ouvrir({ matricule: 'INCONNU' }));
    await demander();
    const seconde = await envoyer(await ouvrir());

    expect([inconnu.statut, seconde.statut]).to.deep.equal([404, 409]);
    expect(seconde.corps).to.include({ code: 'REMPLACEMENT_EN_COURS' });
    expect(seconde.corps.details).to.include({ etat: 'DEMANDE' });
  });

  it('shows agents what waits for them, with all that a decision needs, and the proof itself', async () => {
    const remplacementId = await demander();

    const { corps } = await lire(agent, `/${remplacementId}`);
    const liste = await lire(agent, '?limite=100');
    const [piece] = corps.pieces as { pieceId: string; nom: string }[];
    const telechargee = await agent.demander('GET', `/api/v1/pieces/${piece?.pieceId}`);
    const parUnePersonne = await (await connecte(api, { utilisateurId: partant })).demander(
      'GET',
      `/api/v1/pieces/${piece?.pieceId}`,
    );

    expect(corps).to.deep.include({
      etat: 'DEMANDE',
      version: 2,
      libelleMotif: 'L’administrateur a quitté l’organisme',
      organisme: { organismeId: organisme.organismeId, raisonSociale: 'Institut Fictif' },
      actesPossibles: ['accepter', 'refuser'],
      agent: null,
    });
    expect(corps.administrateurs).to.deep.equal([
      {
        utilisateurId: partant,
        nom: 'Fictive',
        prenom: 'Personne',
        courriel: 'personne@institut.example',
        remplace: false,
      },
    ]);
    expect((corps.avertis as { qualite: string }[]).map(({ qualite }) => qualite)).to.deep.equal([
      'ADMINISTRATEUR',
      'CONTACT',
    ]);
    const ids = (liste.corps.elements as { remplacementId: string }[]).map((element) => element.remplacementId);
    expect(ids).to.include(remplacementId);
    expect(Buffer.from(await telechargee.arrayBuffer()).equals(CONTENUS.pdf)).to.equal(true);
    expect(parUnePersonne.status).to.equal(404);
  });

  it('walks the queue page by page and by state', async () => {
    const attendus = [await demander()];
    organisme = await ajouterOrganisme(base.orm);
    attendus.push(await demander());
    const vus: string[] = [];

    for (let curseur = ''; ; ) {
      const { corps } = await lire(agent, `?limite=1&etat=DEMANDE,OPPOSE${curseur}`);
      vus.push(...(corps.elements as { remplacementId: string }[]).map(({ remplacementId }) => remplacementId));
      if (corps.suivant === null) break;
      curseur = `&curseur=${String(corps.suivant)}`;
    }

    expect(vus).to.include.members(attendus);
    expect(new Set(vus).size).to.equal(vus.length);
    expect((await lire(agent, '?etat=REFUSE,INVENTE')).statut).to.equal(422);
  });

  it('tells the second agent who decided, and refuses an outdated view', async () => {
    const remplacementId = await demander();

    const perimee = await accepter(remplacementId, agent, 1);
    const premiere = await accepter(remplacementId);
    const seconde = await agir(autreAgent, remplacementId, 'acceptation', { version: 2, partants: [partant] });

    expect(perimee.corps).to.include({ status: 409, code: 'VERSION_PERIMEE' });
    expect(premiere.corps).to.include({ etat: 'EN_ATTENTE_DELAI', version: 3 });
    expect(seconde.corps).to.include({ status: 409, code: 'DEJA_FAIT' });
    const { agent: qui, ...details } = seconde.corps.details as Record<string, unknown>;
    expect(qui).to.include({ nom: 'Fictif', prenom: 'Agent' });
    expect(details).to.include({ etat: 'EN_ATTENTE_DELAI', version: 3 });
  });

  it('stops at an opposition, on which an agent decides; each opposes once', async () => {
    const remplacementId = await demander();
    await accepter(remplacementId);

    const oppose = await opposer(remplacementId);
    const encore = await opposer(remplacementId);
    const lu = await lire(autreAgent, `/${remplacementId}`);
    const maintien = await agir(autreAgent, remplacementId, 'maintien', { version: 4 });

    expect(oppose).to.deep.equal({ statut: 200, corps: { etat: 'OPPOSE', libelleEtat: 'Opposition à examiner' } });
    expect(encore).to.deep.equal(oppose);
    expect(lu.corps).to.deep.include({ version: 4, actesPossibles: ['refuser', 'maintenir'], echeanceLe: null });
    const motifs = (lu.corps.avertis as { motifOpposition: string | null }[]).map((averti) => averti.motifOpposition);
    expect(motifs).to.include('Je suis toujours en fonction.');
    expect(maintien.corps).to.include({ etat: 'EN_ATTENTE_DELAI', version: 5 });
  });

  it('is followed and cancelled by its author, and refused with a reason by an agent', async () => {
    const annulee = await demander();
    const jeton = await jetonDe('SUIVI_REMPLACEMENT', annulee);
    const avant = await anonyme('/suivi', { jeton });
    const annulation = await anonyme('/annulation', { jeton });
    const refusee = await demander();
    const refus = await agir(agent, refusee, 'refus', { version: 2, motif: 'Justificatif illisible.' });
    const apres = await anonyme('/suivi', { jeton: await jetonDe('SUIVI_REMPLACEMENT', refusee) });

    expect(avant.corps).to.include({ etat: 'DEMANDE', raisonSociale: 'Institut Fictif', prendEffetLe: null });
    expect(annulation.corps).to.include({ etat: 'ANNULE' });
    expect(refus.corps).to.include({ etat: 'REFUSE' });
    expect(apres.corps).to.include({ etat: 'REFUSE', motifRefus: 'Justificatif illisible.' });
  });

  it('still shows a request that expired, without its author, and takes nothing more from her link', async () => {
    const remplacementId = await ouvrir();
    const jeton = await jetonDe('DEMANDE_REMPLACEMENT', remplacementId);
    const { corps: piece } = await joindre(jeton);
    const echeanceLe = String((await lire(agent, `/${remplacementId}`)).corps.echeanceLe);
    await activites.appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le: new Date().toISOString() });

    const lue = await lire(agent, `/${remplacementId}`);
    const liste = await lire(agent, '?etat=EXPIRE&limite=100');
    const envoi = await anonyme('/envoi', { jeton, pieceIds: [piece.pieceId] });

    const resume = { etat: 'EXPIRE', motif: null, libelleMotif: null, siret: organisme.siret };
    expect(lue.corps).to.include({ ...resume, demandeur: null });
    const [element] = (liste.corps.elements as { remplacementId: string }[]).filter(
      (lu) => lu.remplacementId === remplacementId,
    );
    expect(element).to.include(resume);
    expect([envoi.statut, envoi.corps.code]).to.deep.equal([409, 'DEJA_FAIT']);
  });

  it('once in effect, invites the new administrateur, who signs in, and keeps the former one out', async () => {
    const session = await connecte(api, { utilisateurId: partant });
    const remplacementId = await demander();
    await accepter(remplacementId);
    const { corps } = await lire(agent, `/${remplacementId}`);
    const echeanceLe = String(corps.echeanceLe);
    await activites.appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le: new Date().toISOString() });
    const jeton = await jetonDe('INVITATION', remplacementId);
    const invitation = { jeton, motDePasse: MOT_DE_PASSE, conditionsAcceptees: true };

    const acceptation = await poster(navigateur(api), '/api/v1/invitations', invitation);

    expect(acceptation.statut).to.equal(201);
    const [personne] = await lignes<{ identifiant_connexion: string }>(
      base.orm,
      'SELECT identifiant_connexion FROM accrochage.utilisateur WHERE id = ?',
      [remplacementId],
    );
    const identifiant = personne?.identifiant_connexion;
    const connexion = await poster(navigateur(api), '/api/v1/sessions', {
      identifiantConnexion: identifiant,
      motDePasse: MOT_DE_PASSE,
    });
    expect(connexion.statut).to.equal(201);
    expect((await session.demander('GET', '/api/v1/moi')).status).to.equal(401);
  });

  it('is asked for by a person of the account too, who becomes administrateur with the access she has', async () => {
    const { utilisateurId } = await ajouterUtilisateur(base.orm, organisme.compteId, { role: 'UTILISATEUR' });
    await lignes(base.orm, 'UPDATE accrochage.utilisateur SET courriel = ? WHERE id = ?', [
      `${utilisateurId}@institut.example`,
      utilisateurId,
    ]);
    const elle = await connecte(api, { utilisateurId });
    const chemin = '/api/v1/compte/remplacement-administrateur';

    const ouverte = await poster(elle, chemin, { fonction: 'Adjointe', motif: 'INJOIGNABLE' });
    const [{ id: remplacementId } = { id: '' }] = await lignes<{ id: string }>(
      base.orm,
      'SELECT id FROM accrochage.remplacement WHERE reference = ?',
      [ouverte.corps.reference],
    );
    await envoyer(remplacementId);
    const seconde = await poster(elle, chemin, { fonction: 'Adjointe', motif: 'INJOIGNABLE' });
    await accepter(remplacementId);
    const { corps } = await lire(agent, `/${remplacementId}`);
    const echeanceLe = String(corps.echeanceLe);
    await activites.appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le: new Date().toISOString() });

    expect(ouverte.statut).to.equal(201);
    expect(seconde.corps).to.include({ status: 409, code: 'REMPLACEMENT_EN_COURS' });
    expect(corps.demandeur).to.include({ utilisateurId, fonction: 'Adjointe' });
    expect(await (await elle.demander('GET', '/api/v1/moi')).json()).to.include({ role: 'ADMINISTRATEUR' });
  });

  it('opens nothing with a link of another usage, and has no request that does not exist', async () => {
    const remplacementId = await demander();
    const jeton = await jetonDe('SUIVI_REMPLACEMENT', remplacementId);

    const statuts = [
      (await anonyme('/opposition', { jeton, motif: 'x' })).statut,
      (await anonyme('/annulation', { jeton: 'A'.repeat(64) })).statut,
      (await accepter(randomUUID())).statut,
      (await lire(agent, `/${randomUUID()}`)).statut,
    ];

    expect(statuts).to.deep.equal([410, 410, 404, 404]);
  });
});
