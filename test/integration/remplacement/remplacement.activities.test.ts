import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities, type DossiersActivities } from '../../../activities/index.ts';
import type { ActeSurRemplacement } from '../../../domain/remplacement/ordres.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS } from '../../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent, ajouterOrganisme, ajouterUtilisateur, type OrganismeDeTest } from '../../support/personnes.ts';
import {
  avertis,
  buildOuverture,
  DEMANDEUR,
  ENVOYE_LE,
  envoyerJustificatif,
  lienSur,
  OUVERT_LE,
  photographierRemplacements,
} from '../../support/remplacements.ts';

const AGENT = `agent:${AGENTS[0]}`;
const ACCEPTE_LE = '2026-03-03T10:00:00.000Z';
const ECHEANCE = '2026-03-18T23:00:00.000Z';

describe('activities of a replacement', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let activites: DossiersActivities;
  let organisme: OrganismeDeTest;
  let partant: string;

  beforeEach(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    activites = createDossiersActivities(deps);
    organisme = await ajouterOrganisme(base.orm);
    ({ utilisateurId: partant } = await ajouterUtilisateur(base.orm, organisme.compteId));
  });

  afterEach(async () => {
    await deps.fermer();
    await base.fermer();
  });

  /** Both answers; fails when the second run writes anything. */
  const deuxFois = async <T>(activite: () => Promise<T>): Promise<[T, T]> => {
    const premiere = await activite();
    const avant = await photographierRemplacements(base.orm);
    const seconde = await activite();
    expect(await photographierRemplacements(base.orm)).to.deep.equal(avant);
    return [premiere, seconde];
  };
  const ouvrir = async (autre: Parameters<typeof buildOuverture>[1] = {}): Promise<string> => {
    const ouverture = buildOuverture(organisme, autre);
    await activites.ouvrirRemplacement({ ouverture });
    return ouverture.remplacementId;
  };
  const envoi = async (remplacementId: string) => ({
    remplacementId,
    envoi: {
      jetonId: await lienSur(base.orm, 'DEMANDE_REMPLACEMENT', remplacementId),
      pieceIds: [await envoyerJustificatif(deps, remplacementId)],
      le: ENVOYE_LE,
    },
  });
  const completer = async (autre: Parameters<typeof buildOuverture>[1] = {}): Promise<string> => {
    const remplacementId = await ouvrir(autre);
    await activites.completerRemplacement(await envoi(remplacementId));
    return remplacementId;
  };
  const agir = (remplacementId: string, demande: Partial<ActeSurRemplacement> & Pick<ActeSurRemplacement, 'acte'>) =>
    activites.agirSurRemplacement({
      demande: { remplacementId, acteur: AGENT, version: 2, le: ACCEPTE_LE, partants: [partant], ...demande },
    });
  const accepter = async (autre: Parameters<typeof buildOuverture>[1] = {}): Promise<string> => {
    const remplacementId = await completer(autre);
    await agir(remplacementId, { acte: 'accepter' });
    return remplacementId;
  };
  const opposer = async (remplacementId: string, rang = 0) => {
    const avis = (await avertis(base.orm, remplacementId))[rang];
    if (!avis) throw new Error('nobody was told');
    const jetonId = await lienSur(base.orm, 'OPPOSITION_REMPLACEMENT', avis.id);
    const opposition = { acteur: `lien:${jetonId}`, version: null, avisId: avis.id, motif: 'Je suis toujours là.' };
    return agir(remplacementId, { acte: 'opposer', ...opposition });
  };
  const courriels = (): Promise<{ modele: string; destinataire: string }[]> =>
    lignes(base.orm, 'SELECT modele, destinataire FROM accrochage.courriel ORDER BY cree_le, modele, destinataire');
  const journal = (): Promise<unknown[]> =>
    lignes(
      base.orm,
      `SELECT CASE chaine WHEN 'systeme' THEN chaine ELSE 'organisme' END AS chaine, acte, etat_apres FROM journal.ligne
       ORDER BY le, chaine DESC, numero`,
    );

  it('ouvrirRemplacement run twice opens one request, with one mail, whether the organisme is known or not', async () => {
    const connue = buildOuverture(organisme);
    const inconnue = buildOuverture({ siret: '73282932000074', matricule: 'INCONNU' });

    const [reponse, encore] = await deuxFois(() => activites.ouvrirRemplacement({ ouverture: connue }));
    const autre = await activites.ouvrirRemplacement({ ouverture: inconnue });

    expect(encore).to.deep.equal(reponse);
    expect(reponse.reponse.reference).to.match(/^RMP-2026-\d{6}$/);
    expect(reponse.remplacement).to.deep.equal({
      etat: 'A_COMPLETER',
      version: 1,
      echeanceLe: '2026-03-09T09:00:00.000Z',
    });
    expect({ ...autre.remplacement, mails: autre.courrielIds.length }).to.deep.equal({
      ...reponse.remplacement,
      mails: 1,
    });
    expect(await courriels()).to.deep.equal(
      Array(2).fill({ modele: 'remplacement-a-completer', destinataire: DEMANDEUR.courriel }),
    );
  });

  it('completerRemplacement run twice keeps the proofs, tells the present persons once each, and names the account', async () => {
    const remplacementId = await ouvrir();
    const demande = await envoi(remplacementId);

    const [premiere] = await deuxFois(() => activites.completerRemplacement(demande));

    expect(premiere.reponse).to.deep.equal({ remplacementId, etat: 'DEMANDE', version: 2 });
    expect(premiere.remplacement.echeanceLe).to.equal(null);
    expect((await courriels()).slice(1)).to.deep.equal([
      { modele: 'remplacement-annonce', destinataire: 'contact@institut.example' },
      { modele: 'remplacement-annonce', destinataire: 'personne@institut.example' },
      { modele: 'remplacement-enregistre', destinataire: DEMANDEUR.courriel },
    ]);
    const pieces = await lignes(base.orm, 'SELECT objet_id, organisme_id FROM accrochage.piece');
    expect(pieces).to.deep.equal([{ objet_id: remplacementId, organisme_id: null }]);
    expect(await journal()).to.deep.equal([
      { chaine: 'systeme', acte: 'remplacement.ouvrir', etat_apres: 'A_COMPLETER' },
      { chaine: 'organisme', acte: 'remplacement.completer', etat_apres: 'DEMANDE' },
    ]);
  });

  it('tells an administrateur who is the contact too once, and not the author of the request', async () => {
    const { utilisateurId } = await ajouterUtilisateur(base.orm, organisme.compteId);
    await lignes(base.orm, "UPDATE accrochage.utilisateur SET courriel = 'CONTACT@institut.example' WHERE id = ?", [
      utilisateurId,
    ]);
    const autre = await ajouterOrganisme(base.orm);
    const duContact = buildOuverture(autre, { demandeur: { ...DEMANDEUR, courriel: 'Contact@institut.example' } });

    const remplacementId = await completer();
    await activites.ouvrirRemplacement({ ouverture: duContact });
    await activites.completerRemplacement(await envoi(duContact.remplacementId));

    expect((await avertis(base.orm, remplacementId)).map(({ courriel }) => courriel)).to.have.members([
      'CONTACT@institut.example',
      'personne@institut.example',
    ]);
    expect(await avertis(base.orm, duContact.remplacementId)).to.deep.equal([]);
  });

  it('refuses an account that is not there, and keeps nothing of the request but its opening', async () => {
    const inconnu = await ouvrir({ matricule: 'INCONNU' });
    const autreRole = await ouvrir({ role: 'DEPOSANT' });

    const refus = [
      await refusMetier(activites.completerRemplacement(await envoi(inconnu))),
      await refusMetier(activites.completerRemplacement(await envoi(autreRole))),
    ];

    expect(refus.map(({ code }) => code)).to.deep.equal(['INTROUVABLE', 'INTROUVABLE']);
    expect(await lignes(base.orm, 'SELECT id FROM accrochage.piece')).to.deep.equal([]);
  });

  it('refuses a second request for an account, with the state of the first, even completed at once', async () => {
    const [une, autre] = [await envoi(await ouvrir()), await envoi(await ouvrir())];

    const issues = await Promise.allSettled([
      activites.completerRemplacement(une),
      activites.completerRemplacement(autre),
    ]);

    const refus = issues.find((issue) => issue.status === 'rejected');
    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(refus?.reason).to.include({ code: 'REMPLACEMENT_EN_COURS' });
    expect(refus?.reason.details).to.deep.equal({ etat: 'DEMANDE', le: ENVOYE_LE });
  });

  it('refuses at once a person of the account while a request is open, and a present administrateur', async () => {
    const { utilisateurId } = await ajouterUtilisateur(base.orm, organisme.compteId, { role: 'UTILISATEUR' });
    const duPartant = await ouvrir({ demandeur: { ...DEMANDEUR, courriel: 'Personne@institut.example' } });

    const administrateur = await refusMetier(activites.completerRemplacement(await envoi(duPartant)));
    await completer();
    const seconde = await refusMetier(
      activites.ouvrirRemplacement({ ouverture: buildOuverture(organisme, { utilisateurId }) }),
    );

    expect([administrateur.code, seconde.code]).to.deep.equal(['DEMANDE_INVALIDE', 'REMPLACEMENT_EN_COURS']);
    expect(administrateur.message).to.include('déjà administrateur');
  });

  it('refuses proofs that somebody else sent', async () => {
    const remplacementId = await ouvrir();
    const demande = await envoi(remplacementId);
    const pieceIds = [await envoyerJustificatif(deps, randomUUID())];

    const refus = await refusMetier(
      activites.completerRemplacement({ ...demande, envoi: { ...demande.envoi, pieceIds } }),
    );

    expect(refus.code).to.equal('PIECE_INTROUVABLE');
  });

  it('agirSurRemplacement run twice accepts once, and fixes when it takes effect', async () => {
    const remplacementId = await completer();

    const [premiere, seconde] = await deuxFois(() => agir(remplacementId, { acte: 'accepter' }));

    expect(premiere.remplacement).to.deep.equal({ etat: 'EN_ATTENTE_DELAI', version: 3, echeanceLe: ECHEANCE });
    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    const derniers = (await courriels()).slice(-3);
    expect(derniers.map(({ modele }) => modele)).to.deep.equal([
      'remplacement-annonce',
      'remplacement-annonce',
      'remplacement-suite',
    ]);
  });

  it('tells, at the acceptance, an administrateur named since the request', async () => {
    const remplacementId = await completer();
    const { utilisateurId } = await ajouterUtilisateur(base.orm, organisme.compteId);
    await lignes(base.orm, "UPDATE accrochage.utilisateur SET courriel = 'nouveau@institut.example' WHERE id = ?", [
      utilisateurId,
    ]);

    await agir(remplacementId, { acte: 'accepter' });

    expect((await courriels()).filter(({ destinataire }) => destinataire === 'nouveau@institut.example')).to.deep.equal(
      [{ modele: 'remplacement-annonce', destinataire: 'nouveau@institut.example' }],
    );
  });

  it('asks an agent whom the replacement concerns, among the administrateurs of the account', async () => {
    const remplacementId = await completer();
    const ailleurs = await ajouterOrganisme(base.orm);
    const { utilisateurId: autre } = await ajouterUtilisateur(base.orm, ailleurs.compteId);

    const refus = [];
    for (const partants of [[], [autre], [partant, autre]])
      refus.push(await refusMetier(agir(remplacementId, { acte: 'accepter', partants })));

    expect(refus.map(({ code }) => code)).to.deep.equal(Array(3).fill('DEMANDE_INVALIDE'));
    expect(refus[0]?.details).to.deep.equal({ champ: 'partants' });
  });

  it('agirSurRemplacement run twice opposes once, stops the clock and tells support and supervision', async () => {
    await ajouterAgent(base.orm, ['support']);
    const remplacementId = await accepter();

    const [premiere] = await deuxFois(() => opposer(remplacementId));

    expect(premiere.remplacement).to.deep.equal({ etat: 'OPPOSE', version: 4, echeanceLe: null });
    expect((await courriels()).filter(({ modele }) => modele === 'remplacement-oppose')).to.deep.equal([
      { modele: 'remplacement-oppose', destinataire: 'agent@caisse.example' },
    ]);
  });

  it('keeps a second opposition beside the first, and the agent who saw one only must read again', async () => {
    const remplacementId = await accepter();
    await opposer(remplacementId, 0);

    const { reponse } = await opposer(remplacementId, 1);
    const refus = await refusMetier(agir(remplacementId, { acte: 'maintenir', version: 4 }));

    expect(reponse).to.include({ etat: 'OPPOSE', version: 5 });
    expect(refus.code).to.equal('VERSION_PERIMEE');
  });

  it('maintained, gives a new delay, and tells who opposed that it was not followed', async () => {
    const remplacementId = await accepter();
    await opposer(remplacementId);

    const [premiere] = await deuxFois(() =>
      agir(remplacementId, { acte: 'maintenir', version: 4, le: '2026-03-10T10:00:00.000Z' }),
    );
    const encore = await opposer(remplacementId);

    expect(premiere.remplacement).to.deep.equal({
      etat: 'EN_ATTENTE_DELAI',
      version: 5,
      echeanceLe: '2026-03-25T23:00:00.000Z',
    });
    expect(encore.reponse).to.include({ etat: 'EN_ATTENTE_DELAI', version: 5 });
    const derniers = (await courriels()).slice(-3).map(({ modele }) => modele);
    expect(derniers).to.deep.equal(['remplacement-annonce', 'remplacement-issue', 'remplacement-suite']);
  });

  it('agirSurRemplacement run twice refuses or cancels once', async () => {
    const refusee = await completer();
    const [refus] = await deuxFois(() => agir(refusee, { acte: 'refuser', motif: 'Justificatif illisible.' }));
    const annulee = await completer();
    const jetonId = await lienSur(base.orm, 'SUIVI_REMPLACEMENT', annulee);
    const [annulation] = await deuxFois(() =>
      agir(annulee, { acte: 'annuler', acteur: `lien:${jetonId}`, version: null }),
    );

    expect([refus.reponse.etat, annulation.reponse.etat]).to.deep.equal(['REFUSE', 'ANNULE']);
    const [ligne] = await lignes(base.orm, 'SELECT motif_refus FROM accrochage.remplacement WHERE id = ?', [refusee]);
    expect(ligne).to.deep.equal({ motif_refus: 'Justificatif illisible.' });
  });

  const echeance = (remplacementId: string, echeanceLe = ECHEANCE) =>
    activites.appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le: echeanceLe });

  it('appliquerEcheanceRemplacement run twice replaces once: access and sessions of who left, link of who comes', async () => {
    await lignes(
      base.orm,
      `INSERT INTO technique.session (id, empreinte, utilisateur_id, jeton_csrf, cree_le, vue_le, expire_le)
       VALUES (gen_random_uuid(), '\\x00', ?, 'x', now(), now(), now() + interval '1 day')`,
      [partant],
    );
    const reste = await ajouterUtilisateur(base.orm, organisme.compteId);
    const remplacementId = await accepter();

    const [premiere, seconde] = await deuxFois(() => echeance(remplacementId));

    expect(premiere.remplacement).to.deep.equal({ etat: 'EFFECTUE', version: 4, echeanceLe: null });
    expect(seconde.remplacement).to.deep.equal(premiere.remplacement);
    const actifs = await lignes(base.orm, "SELECT id FROM accrochage.utilisateur WHERE etat = 'ACTIF'");
    expect(actifs).to.deep.equal([{ id: reste.utilisateurId }]);
    expect(await lignes(base.orm, 'SELECT 1 FROM technique.session WHERE revoquee_le IS NULL')).to.deep.equal([]);
    expect((await courriels()).slice(-3).map(({ modele }) => modele)).to.deep.equal([
      'administrateur-nomme',
      'remplacement-issue',
      'remplacement-issue',
    ]);
    expect((await journal()).slice(-2)).to.deep.equal([
      { chaine: 'organisme', acte: 'remplacement.effectuer', etat_apres: 'EFFECTUE' },
      { chaine: 'organisme', acte: 'personne.desactiver', etat_apres: null },
    ]);
  });

  it('a person of the account becomes administrateur at once, found by her sign-in or her address', async () => {
    const { utilisateurId } = await ajouterUtilisateur(base.orm, organisme.compteId, { role: 'UTILISATEUR' });
    await lignes(base.orm, 'UPDATE accrochage.utilisateur SET courriel = ? WHERE id = ?', [
      DEMANDEUR.courriel.toUpperCase(),
      utilisateurId,
    ]);
    const remplacementId = await accepter();

    await deuxFois(() => echeance(remplacementId));

    const administrateurs = await lignes(
      base.orm,
      "SELECT id FROM accrochage.utilisateur WHERE etat = 'ACTIF' AND role = 'ADMINISTRATEUR'",
    );
    expect(administrateurs).to.deep.equal([{ id: utilisateurId }]);
    expect((await courriels()).map(({ modele }) => modele)).not.to.include('administrateur-nomme');
  });

  it('does nothing at a due date that is no more: opposed, or moved', async () => {
    const remplacementId = await accepter();
    await opposer(remplacementId);
    const avant = await photographierRemplacements(base.orm);

    const { remplacement } = await echeance(remplacementId);

    expect(remplacement.etat).to.equal('OPPOSE');
    expect(await photographierRemplacements(base.orm)).to.deep.equal(avant);
  });

  it('forgets once a request that was never completed', async () => {
    const remplacementId = await ouvrir();

    const [premiere] = await deuxFois(() => echeance(remplacementId, '2026-03-09T09:00:00.000Z'));

    expect(premiere.remplacement.etat).to.equal('EXPIRE');
    expect(premiere.courrielIds).to.deep.equal([]);
  });

  it('ouvrirAccesNomme run twice opens one access, with its password and identifiant', async () => {
    const remplacementId = await accepter();
    await echeance(remplacementId);
    const motDePasseId = randomUUID();
    await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [
      motDePasseId,
    ]);
    const jetonId = await lienSur(base.orm, 'NOMINATION', remplacementId);
    const acces = { jetonId, motDePasseId, conditionsAccepteesLe: '2026-03-19T10:00:00.000Z' };

    const [premiere, seconde] = await deuxFois(() => activites.ouvrirAccesNomme({ remplacementId, acces }));

    expect(seconde).to.deep.equal(premiere);
    const [personne] = await lignes(
      base.orm,
      `SELECT role, etat, courriel, identifiant_connexion IS NOT NULL AS identifiee FROM accrochage.utilisateur WHERE id = ?`,
      [remplacementId],
    );
    const { courriel } = DEMANDEUR;
    expect(personne).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'ACTIF', courriel, identifiee: true });
    const [motDePasse] = await lignes(base.orm, 'SELECT utilisateur_id FROM technique.mot_de_passe');
    expect(motDePasse).to.deep.equal({ utilisateur_id: remplacementId });
  });

  it('opens no access before the replacement takes effect, nor by another link', async () => {
    const remplacementId = await accepter();
    const jetonId = await lienSur(base.orm, 'SUIVI_REMPLACEMENT', remplacementId);
    const acces = { jetonId, motDePasseId: randomUUID(), conditionsAccepteesLe: OUVERT_LE };

    const refus = await refusMetier(activites.ouvrirAccesNomme({ remplacementId, acces }));

    expect(refus.code).to.equal('LIEN_INVALIDE');
  });
});
