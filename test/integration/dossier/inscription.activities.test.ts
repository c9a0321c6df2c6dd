import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { JetonRepository } from '../../../database/repositories/jeton.repository.ts';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { buildActe, buildInscription, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

describe('activities on a case, from the decision to accroché', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  it('emettreIdentifiants run twice issues one matricule and one contract', async () => {
    const { dossierId } = await banc.accepter();
    const avant = await banc.compter();

    await banc.identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:05:00.000Z' });

    expect(await banc.compter()).to.deep.equal(avant);
    const [organisme] = await lignes(
      banc.base.orm,
      'SELECT matricule, numero FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id',
    );
    expect(organisme?.matricule).to.match(/^\d{2}[A-Z]{3}\d{3}$/);
    expect(organisme?.numero).to.match(/^MCFCER\d{6}$/);
  });

  it('issues different identifiers to organismes accepted at the same moment', async () => {
    const dossiers = await Promise.all(Array.from({ length: 12 }, banc.ouvrir));
    for (const { siret, dossierId } of dossiers)
      await banc.instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) });

    await Promise.all(
      dossiers.map(({ dossierId }) =>
        banc.identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' }),
      ),
    );

    const [nombres] = await lignes(
      banc.base.orm,
      `SELECT count(DISTINCT matricule)::int AS matricules, count(DISTINCT numero)::int AS contrats
       FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id`,
    );
    expect(nombres).to.deep.equal({ matricules: 12, contrats: 12 });
  });

  it('inscrire run twice opens one account', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    const premiere = await banc.inscription().inscrire({ siret, demande });
    const avant = await banc.compter();

    const seconde = await banc.inscription().inscrire({ siret, demande });

    expect(seconde).to.deep.equal(premiere);
    expect(await banc.compter()).to.deep.equal(avant);
  });

  it('a used link of inscription serves nobody else', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const motDePasseId = await banc.poserMotDePasse();
    await banc.inscription().inscrire({ siret, demande: buildInscription({ contratId, jetonId, motDePasseId }) });

    const erreur = await refusMetier(
      banc.inscription().inscrire({
        siret,
        demande: buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() }),
      }),
    );

    expect(erreur.code).to.equal('LIEN_INVALIDE');
  });

  /** The link of « identifiants renvoyés ». */
  const nouveauLien = (contratId: string, le: string) =>
    new JetonRepository(banc.base.orm.em.fork()).emettre({
      ...{ usage: 'INSCRIPTION', sujetId: contratId, cleId: 'k1', le, emission: randomUUID() },
    });
  const lienDeValidation = async (utilisateurId: string): Promise<string> => {
    const sql = "SELECT id FROM technique.jeton WHERE usage = 'VALIDATION_COURRIEL' AND sujet_id = ?";
    return (await lignes<{ id: string }>(banc.base.orm, sql, [utilisateurId]))[0]?.id ?? '';
  };
  const inscrits = () => lignes(banc.base.orm, 'SELECT courriel, etat FROM accrochage.utilisateur ORDER BY cree_le');

  it('a new link, run twice, puts who registers in the place of who did not validate her mail', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const titulaire = { nom: 'Lanquetot', prenom: 'Basile', courriel: 'bsaile@institut-fictif.example' };
    const faute = buildInscription({ contratId, jetonId, titulaire, motDePasseId: await banc.poserMotDePasse() });
    const premiere = await banc.inscription().inscrire({ siret, demande: faute });
    const le = '2026-03-20T10:00:00.000Z';
    const neuf = { contratId, jetonId: await nouveauLien(contratId, le), conditionsAccepteesLe: le };
    const demande = buildInscription({ ...neuf, motDePasseId: await banc.poserMotDePasse() });

    const seconde = await banc.inscription().inscrire({ siret, demande });
    const avant = [await banc.compter(), await inscrits()];
    expect(await banc.inscription().inscrire({ siret, demande })).to.deep.equal(seconde);
    await banc.inscription().inscrire({ siret, demande: faute });

    expect([await banc.compter(), await inscrits()]).to.deep.equal(avant);
    expect(seconde.reponse.compteId).to.equal(premiere.reponse.compteId);
    expect(await inscrits()).to.deep.equal([
      { courriel: titulaire.courriel, etat: 'INSCRIPTION_REMPLACEE' },
      { courriel: demande.titulaire.courriel, etat: 'A_VALIDER' },
    ]);
    const journal = await lignes(
      banc.base.orm,
      "SELECT acteur, objet_id, etat_apres FROM journal.ligne WHERE acte = 'personne.remplacerInscription'",
    );
    expect(journal).to.deep.equal([
      {
        acteur: `utilisateur:${demande.inscriptionId}`,
        objet_id: faute.inscriptionId,
        etat_apres: 'INSCRIPTION_REMPLACEE',
      },
    ]);
  });

  it('who was replaced validates nothing any more; who took her place opens the account', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const avant = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    await banc.inscription().inscrire({ siret, demande: avant });
    const le = '2026-03-06T10:00:00.000Z';
    const neuf = { contratId, jetonId: await nouveauLien(contratId, le), conditionsAccepteesLe: le };
    const apres = buildInscription({ ...neuf, motDePasseId: await banc.poserMotDePasse() });
    await banc.inscription().inscrire({ siret, demande: apres });
    const valider = async (utilisateurId: string) =>
      banc.inscription().activerCompte({
        siret,
        demande: { utilisateurId, jetonId: await lienDeValidation(utilisateurId), le: '2026-03-06T11:00:00.000Z' },
      });

    const refus = await refusMetier(valider(avant.inscriptionId));
    const { dossier } = await valider(apres.inscriptionId);

    expect(refus.code).to.equal('LIEN_INVALIDE');
    expect(dossier?.etat).to.equal('COMPTE_ACTIF');
    expect((await inscrits()).map(({ etat }) => etat)).to.deep.equal(['INSCRIPTION_REMPLACEE', 'ACTIF']);
  });

  it('of a validation and a new inscription at once, one holds and the other is refused', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    const { inscriptionId: utilisateurId } = demande;
    await banc.inscription().inscrire({ siret, demande });
    const le = '2026-03-05T10:00:00.000Z';
    const neuf = { contratId, jetonId: await nouveauLien(contratId, le), conditionsAccepteesLe: le };
    const autre = buildInscription({ ...neuf, motDePasseId: await banc.poserMotDePasse() });
    const validation = { utilisateurId, jetonId: await lienDeValidation(utilisateurId), le };

    const issues = await Promise.allSettled([
      banc.inscription().activerCompte({ siret, demande: validation }),
      banc.inscription().inscrire({ siret, demande: autre }),
    ]);

    const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason.code] : []));
    expect(refus).to.have.length(1);
    expect(['COMPTE_EXISTANT', 'LIEN_INVALIDE']).to.include(refus[0]);
  });

  it('a link issued before somebody registered takes her place from nobody, and says how to', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    await banc.inscription().inscrire({ siret, demande });
    const ancien = { contratId, jetonId: await nouveauLien(contratId, '2026-03-04T10:00:00.000Z') };
    const autre = buildInscription({ ...ancien, motDePasseId: await banc.poserMotDePasse() });

    const erreur = await refusMetier(banc.inscription().inscrire({ siret, demande: autre }));

    expect(erreur.code).to.equal('COMPTE_EXISTANT');
    expect(erreur.message).to.include('Basile Lanquetot').and.include('envoyés de nouveau');
    expect((await inscrits()).map(({ etat }) => etat)).to.deep.equal(['A_VALIDER']);
  });

  it('a second inscription is told who administers the account, once her mail is validated', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    const { inscriptionId: utilisateurId } = demande;
    await banc.inscription().inscrire({ siret, demande });
    const validation = {
      utilisateurId,
      jetonId: await lienDeValidation(utilisateurId),
      le: '2026-03-04T12:00:00.000Z',
    };
    await banc.inscription().activerCompte({ siret, demande: validation });
    const neuf = { contratId, jetonId: await nouveauLien(contratId, '2026-03-04T10:00:00.000Z') };
    const autre = buildInscription({ ...neuf, motDePasseId: await banc.poserMotDePasse() });

    const erreur = await refusMetier(banc.inscription().inscrire({ siret, demande: autre }));

    expect(erreur.code).to.equal('COMPTE_EXISTANT');
    expect(erreur.message).to.include('Basile Lanquetot');
    expect(erreur.details).to.deep.equal({ administrateur: { nom: 'Lanquetot', prenom: 'Basile' } });
  });

  it('an expired link of inscription opens nothing', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const motDePasseId = await banc.poserMotDePasse();
    const tard = buildInscription({
      contratId,
      jetonId,
      motDePasseId,
      conditionsAccepteesLe: '2026-04-02T10:00:02.000Z',
    });

    const erreur = await refusMetier(banc.inscription().inscrire({ siret, demande: tard }));

    expect(erreur.code).to.equal('LIEN_INVALIDE');
  });

  it('activerCompte run twice gives one identifiant de connexion', async () => {
    const { siret, contratId, jetonId } = await banc.accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await banc.poserMotDePasse() });
    const { reponse } = await banc.inscription().inscrire({ siret, demande });
    const [lien] = await lignes<{ id: string }>(
      banc.base.orm,
      "SELECT id FROM technique.jeton WHERE usage = 'VALIDATION_COURRIEL'",
    );
    const validation = {
      utilisateurId: reponse.utilisateurId,
      jetonId: lien?.id ?? '',
      le: '2026-03-04T11:05:00.000Z',
    };
    const premiere = await banc.inscription().activerCompte({ siret, demande: validation });
    const avant = await banc.compter();

    const seconde = await banc.inscription().activerCompte({ siret, demande: validation });

    expect(seconde).to.deep.equal(premiere);
    expect(await banc.compter()).to.deep.equal(avant);
    expect(premiere.dossier?.etat).to.equal('COMPTE_ACTIF');
  });

  it('noterDepotTraite run twice, or for a later deposit, marks the organisme accroché once', async () => {
    const { siret } = await banc.accepter();
    const { noterDepotTraite } = banc.accroche();
    const premiere = await noterDepotTraite({
      siret,
      depot: { depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' },
    });
    const avant = await banc.compter();

    await noterDepotTraite({ siret, depot: { depotId: randomUUID(), le: '2026-03-06T08:00:00.000Z' } });

    expect(premiere?.etat).to.equal('ACCROCHE');
    expect(await banc.compter()).to.deep.equal(avant);
    const [organisme] = await lignes(
      banc.base.orm,
      "SELECT accroche_le = '2026-03-05T08:00:00Z' AS premiere FROM accrochage.organisme",
    );
    expect(organisme).to.deep.equal({ premiere: true });
  });

  it('noterDepotTraite finds an organisme that moved meanwhile, and tells the workflow of its SIRET, run twice too', async () => {
    const { siret } = await banc.accepter();
    const nouveau = buildSiret();
    const [{ id = '' } = {}] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.organisme WHERE siret = ?',
      [siret],
    );
    await lignes(
      banc.base.orm,
      `WITH parti AS (UPDATE accrochage.organisme SET siret = ? WHERE id = ?),
         suit AS (UPDATE accrochage.dossier SET siret = ? WHERE organisme_id = ?)
       INSERT INTO accrochage.ancien_siret (organisme_id, siret, jusqu_a) VALUES (?, ?, now())`,
      [nouveau, id, nouveau, id, id, siret],
    );
    const depot = { depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' };

    const premiere = await banc.accroche().noterDepotTraite({ siret, depot });
    const avant = await banc.compter();
    await banc.accroche().noterDepotTraite({ siret, depot });

    const [note] = await lignes(
      banc.base.orm,
      `SELECT o.accroche_le IS NOT NULL AS accroche, d.etat FROM accrochage.organisme o
       JOIN accrochage.dossier d ON d.organisme_id = o.id WHERE o.id = ?`,
      [id],
    );
    expect([premiere, note]).to.deep.equal([null, { accroche: true, etat: 'ACCROCHE' }]);
    expect(banc.reveilles).to.deep.equal([nouveau, nouveau]);
    expect(await banc.compter()).to.deep.equal(avant);
  });
});
