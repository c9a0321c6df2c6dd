import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { refusMetier } from '../../support/banc-dossier.ts';
import { type BancRemplacement, ECHEANCE, ouvrirBancRemplacement } from '../../support/banc-remplacement.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent, ajouterOrganisme, ajouterUtilisateur } from '../../support/personnes.ts';
import {
  avertis,
  buildOuverture,
  DEMANDEUR,
  ENVOYE_LE,
  envoyerJustificatif,
  lienSur,
} from '../../support/remplacements.ts';

describe('activities of a replacement', () => {
  let banc: BancRemplacement;

  beforeEach(async () => {
    banc = await ouvrirBancRemplacement();
  });

  afterEach(() => banc.fermer());

  it('ouvrirRemplacement run twice opens one request, with one mail, whether the organisme is known or not', async () => {
    const connue = buildOuverture(banc.organisme);
    const inconnue = buildOuverture({ siret: '73282932000074', matricule: 'INCONNU' });

    const [reponse, encore] = await banc.deuxFois(() => banc.activites.ouvrirRemplacement({ ouverture: connue }));
    const autre = await banc.activites.ouvrirRemplacement({ ouverture: inconnue });

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
    expect(await banc.courriels()).to.deep.equal(
      Array(2).fill({ modele: 'remplacement-a-completer', destinataire: DEMANDEUR.courriel }),
    );
  });

  it('completerRemplacement run twice keeps the proofs, tells the present persons once each, and names the account', async () => {
    const remplacementId = await banc.ouvrir();
    const demande = await banc.envoi(remplacementId);

    const [premiere] = await banc.deuxFois(() => banc.activites.completerRemplacement(demande));

    expect(premiere.reponse).to.deep.equal({ remplacementId, etat: 'DEMANDE', version: 2 });
    expect(premiere.remplacement.echeanceLe).to.equal(null);
    expect((await banc.courriels()).slice(1)).to.deep.equal([
      { modele: 'remplacement-annonce', destinataire: 'contact@institut.example' },
      { modele: 'remplacement-annonce', destinataire: 'personne@institut.example' },
      { modele: 'remplacement-enregistre', destinataire: DEMANDEUR.courriel },
    ]);
    const pieces = await lignes(banc.base.orm, 'SELECT objet_id, organisme_id FROM accrochage.piece');
    expect(pieces).to.deep.equal([{ objet_id: remplacementId, organisme_id: null }]);
    expect(await banc.journal()).to.deep.equal([
      { chaine: 'systeme', acte: 'remplacement.ouvrir', etat_apres: 'A_COMPLETER' },
      { chaine: 'organisme', acte: 'remplacement.completer', etat_apres: 'DEMANDE' },
    ]);
  });

  it('tells an administrateur who is the contact too once, and not the author of the request', async () => {
    const { utilisateurId } = await ajouterUtilisateur(banc.base.orm, banc.organisme.compteId);
    await lignes(
      banc.base.orm,
      "UPDATE accrochage.utilisateur SET courriel = 'CONTACT@institut.example' WHERE id = ?",
      [utilisateurId],
    );
    const autre = await ajouterOrganisme(banc.base.orm);
    const duContact = buildOuverture(autre, { demandeur: { ...DEMANDEUR, courriel: 'Contact@institut.example' } });

    const remplacementId = await banc.completer();
    await banc.activites.ouvrirRemplacement({ ouverture: duContact });
    await banc.activites.completerRemplacement(await banc.envoi(duContact.remplacementId));

    expect((await avertis(banc.base.orm, remplacementId)).map(({ courriel }) => courriel)).to.have.members([
      'CONTACT@institut.example',
      'personne@institut.example',
    ]);
    expect(await avertis(banc.base.orm, duContact.remplacementId)).to.deep.equal([]);
  });

  it('refuses an account that is not there, and keeps nothing of the request but its opening', async () => {
    const inconnu = await banc.ouvrir({ matricule: 'INCONNU' });
    const autreRole = await banc.ouvrir({ role: 'DEPOSANT' });

    const refus = [
      await refusMetier(banc.activites.completerRemplacement(await banc.envoi(inconnu))),
      await refusMetier(banc.activites.completerRemplacement(await banc.envoi(autreRole))),
    ];

    expect(refus.map(({ code }) => code)).to.deep.equal(['INTROUVABLE', 'INTROUVABLE']);
    expect(await lignes(banc.base.orm, 'SELECT id FROM accrochage.piece')).to.deep.equal([]);
  });

  it('refuses a second request for an account, with the state of the first, even completed at once', async () => {
    const [une, autre] = [await banc.envoi(await banc.ouvrir()), await banc.envoi(await banc.ouvrir())];

    const issues = await Promise.allSettled([
      banc.activites.completerRemplacement(une),
      banc.activites.completerRemplacement(autre),
    ]);

    const refus = issues.find((issue) => issue.status === 'rejected');
    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(refus?.reason).to.include({ code: 'REMPLACEMENT_EN_COURS' });
    expect(refus?.reason.details).to.deep.equal({ etat: 'DEMANDE', le: ENVOYE_LE });
  });

  it('refuses at once a person of the account while a request is open, and a present administrateur', async () => {
    const { utilisateurId } = await ajouterUtilisateur(banc.base.orm, banc.organisme.compteId, { role: 'UTILISATEUR' });
    const duPartant = await banc.ouvrir({ demandeur: { ...DEMANDEUR, courriel: 'Personne@institut.example' } });

    const administrateur = await refusMetier(banc.activites.completerRemplacement(await banc.envoi(duPartant)));
    await banc.completer();
    const seconde = await refusMetier(
      banc.activites.ouvrirRemplacement({ ouverture: buildOuverture(banc.organisme, { utilisateurId }) }),
    );

    expect([administrateur.code, seconde.code]).to.deep.equal(['DEMANDE_INVALIDE', 'REMPLACEMENT_EN_COURS']);
    expect(administrateur.message).to.include('déjà administrateur');
  });

  it('refuses proofs that somebody else sent', async () => {
    const remplacementId = await banc.ouvrir();
    const demande = await banc.envoi(remplacementId);
    const pieceIds = [await envoyerJustificatif(banc.deps, randomUUID())];

    const refus = await refusMetier(
      banc.activites.completerRemplacement({ ...demande, envoi: { ...demande.envoi, pieceIds } }),
    );

    expect(refus.code).to.equal('PIECE_INTROUVABLE');
  });

  it('agirSurRemplacement run twice accepts once, and fixes when it takes effect', async () => {
    const remplacementId = await banc.completer();

    const [premiere, seconde] = await banc.deuxFois(() => banc.agir(remplacementId, { acte: 'accepter' }));

    expect(premiere.remplacement).to.deep.equal({ etat: 'EN_ATTENTE_DELAI', version: 3, echeanceLe: ECHEANCE });
    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    const derniers = (await banc.courriels()).slice(-3);
    expect(derniers.map(({ modele }) => modele)).to.deep.equal([
      'remplacement-annonce',
      'remplacement-annonce',
      'remplacement-suite',
    ]);
  });

  it('tells, at the acceptance, an administrateur named since the request', async () => {
    const remplacementId = await banc.completer();
    const { utilisateurId } = await ajouterUtilisateur(banc.base.orm, banc.organisme.compteId);
    await lignes(
      banc.base.orm,
      "UPDATE accrochage.utilisateur SET courriel = 'nouveau@institut.example' WHERE id = ?",
      [utilisateurId],
    );

    await banc.agir(remplacementId, { acte: 'accepter' });

    expect(
      (await banc.courriels()).filter(({ destinataire }) => destinataire === 'nouveau@institut.example'),
    ).to.deep.equal([{ modele: 'remplacement-annonce', destinataire: 'nouveau@institut.example' }]);
  });

  it('asks an agent whom the replacement concerns, among the administrateurs of the account', async () => {
    const remplacementId = await banc.completer();
    const ailleurs = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId: autre } = await ajouterUtilisateur(banc.base.orm, ailleurs.compteId);

    const refus = [];
    for (const partants of [[], [autre], [banc.partant, autre]])
      refus.push(await refusMetier(banc.agir(remplacementId, { acte: 'accepter', partants })));

    expect(refus.map(({ code }) => code)).to.deep.equal(Array(3).fill('DEMANDE_INVALIDE'));
    expect(refus[0]?.details).to.deep.equal({ champ: 'partants' });
  });

  it('agirSurRemplacement run twice opposes once, stops the clock and tells support and supervision', async () => {
    await ajouterAgent(banc.base.orm, ['support']);
    const remplacementId = await banc.accepter();

    const [premiere] = await banc.deuxFois(() => banc.opposer(remplacementId));

    expect(premiere.remplacement).to.deep.equal({ etat: 'OPPOSE', version: 4, echeanceLe: null });
    expect((await banc.courriels()).filter(({ modele }) => modele === 'remplacement-oppose')).to.deep.equal([
      { modele: 'remplacement-oppose', destinataire: 'agent@caisse.example' },
    ]);
  });

  it('keeps a second opposition beside the first, and the agent who saw one only must read again', async () => {
    const remplacementId = await banc.accepter();
    await banc.opposer(remplacementId, 0);

    const { reponse } = await banc.opposer(remplacementId, 1);
    const refus = await refusMetier(banc.agir(remplacementId, { acte: 'maintenir', version: 4 }));

    expect(reponse).to.include({ etat: 'OPPOSE', version: 5 });
    expect(refus.code).to.equal('VERSION_PERIMEE');
  });

  it('maintained, gives a new delay, and tells who opposed that it was not followed', async () => {
    const remplacementId = await banc.accepter();
    await banc.opposer(remplacementId);

    const [premiere] = await banc.deuxFois(() =>
      banc.agir(remplacementId, { acte: 'maintenir', version: 4, le: '2026-03-10T10:00:00.000Z' }),
    );
    const encore = await banc.opposer(remplacementId);

    expect(premiere.remplacement).to.deep.equal({
      etat: 'EN_ATTENTE_DELAI',
      version: 5,
      echeanceLe: '2026-03-25T23:00:00.000Z',
    });
    expect(encore.reponse).to.include({ etat: 'EN_ATTENTE_DELAI', version: 5 });
    const derniers = (await banc.courriels()).slice(-3).map(({ modele }) => modele);
    expect(derniers).to.deep.equal(['remplacement-annonce', 'remplacement-issue', 'remplacement-suite']);
  });

  it('agirSurRemplacement run twice refuses or cancels once', async () => {
    const refusee = await banc.completer();
    const [refus] = await banc.deuxFois(() =>
      banc.agir(refusee, { acte: 'refuser', motif: 'Justificatif illisible.' }),
    );
    const annulee = await banc.completer();
    const jetonId = await lienSur(banc.base.orm, 'SUIVI_REMPLACEMENT', annulee);
    const [annulation] = await banc.deuxFois(() =>
      banc.agir(annulee, { acte: 'annuler', acteur: `lien:${jetonId}`, version: null }),
    );

    expect([refus.reponse.etat, annulation.reponse.etat]).to.deep.equal(['REFUSE', 'ANNULE']);
    const [ligne] = await lignes(banc.base.orm, 'SELECT motif_refus FROM accrochage.remplacement WHERE id = ?', [
      refusee,
    ]);
    expect(ligne).to.deep.equal({ motif_refus: 'Justificatif illisible.' });
  });
});
