import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { ChangementDemande } from '../../../domain/dossier/ordres.ts';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS, buildContenu, buildDemande, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../../support/personnes.ts';

const NOUVEAU = { nom: 'Kersauson', prenom: 'Maëlle', courriel: 'maelle.kersauson@institut-fictif.example' };
const LE = '2026-03-05T10:00:00.000Z';

describe('changes asked by form', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  const nouveauContact = (siret: string): ChangementDemande => {
    const { raisonSociale, contact } = buildContenu();
    const contenu = { motif: 'NOUVEAU_CONTACT', siret, raisonSociale, contact, nouveauContact: NOUVEAU } as const;
    return { demandeId: randomUUID(), recueLe: '2026-03-04T10:00:00.000Z', contenu };
  };

  const nouveauSiret = (siret: string, vers: string): ChangementDemande => {
    const { raisonSociale, contact } = buildContenu();
    const suite = { nouveauSiret: vers, nouvelleRaisonSociale: 'Institut Fictif, nouveau siège' };
    const contenu = { motif: 'NOUVEAU_SIRET', siret, raisonSociale, contact, ...suite } as const;
    return { demandeId: randomUUID(), recueLe: '2026-03-04T10:00:00.000Z', contenu };
  };

  /** The change to confirm, once the present contact was told. */
  const annonce = async (demande: ChangementDemande): Promise<string> => {
    await banc.changements().enregistrerChangement({ demande });
    await lignes(banc.base.orm, "UPDATE accrochage.courriel SET etat = 'ENVOYE' WHERE modele = 'changement-annonce'");
    const [changement] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.changement WHERE demande_id = ?',
      [demande.demandeId],
    );
    return changement?.id ?? '';
  };

  const confirmer = (siret: string, changementId: string) =>
    banc.changements().deciderSurChangement({ siret, changementId, agentId: AGENTS[0], le: LE, decision: 'CONFIRME' });

  const contactDuDossier = async (): Promise<unknown> =>
    (await lignes(banc.base.orm, 'SELECT contact_nom FROM accrochage.dossier'))[0]?.contact_nom;

  it('enregistrerChangement run twice writes nothing more, and changes nothing by itself', async () => {
    const { siret } = await banc.ouvrir();
    const demande = nouveauContact(siret);
    const premiere = await banc.changements().enregistrerChangement({ demande });
    const avant = await banc.compter();

    const seconde = await banc.changements().enregistrerChangement({ demande });

    expect(seconde).to.deep.equal(premiere);
    expect(await banc.compter()).to.deep.equal(avant);
    expect(premiere.reponse.reference).to.match(/^CHG-2026-\d{6}$/);
    expect(await contactDuDossier()).to.equal('Tesseyre');
  });

  it('tells the present contact at once, and who asks', async () => {
    const { siret } = await banc.ouvrir();

    await banc.changements().enregistrerChangement({ demande: nouveauContact(siret) });

    const [annonceEcrite] = await lignes<{ destinataire: string; parametres: { precision: string } }>(
      banc.base.orm,
      "SELECT destinataire, parametres FROM accrochage.courriel WHERE modele = 'changement-annonce'",
    );
    expect(annonceEcrite?.destinataire).to.equal('odile.tesseyre@institut-fictif.example');
    expect(annonceEcrite?.parametres.precision).to.contain('Kersauson');
  });

  it('refuses a form about an organisme that nobody knows', async () => {
    const erreur = await refusMetier(
      banc.changements().enregistrerChangement({ demande: nouveauContact(buildSiret()) }),
    );

    expect([erreur.code, erreur.details.champ]).to.deep.equal(['ORGANISME_INCONNU', 'siret']);
  });

  it('is not confirmed before the present contact was told', async () => {
    const { siret } = await banc.ouvrir();
    const changementId = await annonce(nouveauContact(siret));
    await lignes(banc.base.orm, "UPDATE accrochage.courriel SET etat = 'A_ENVOYER'");

    const erreur = await refusMetier(confirmer(siret, changementId));

    expect(erreur.code).to.equal('PREAVIS_EN_COURS');
    expect(await contactDuDossier()).to.equal('Tesseyre');
  });

  it('takes effect when an agent confirms it, and everybody concerned is told; run twice, writes nothing more', async () => {
    const { siret } = await banc.ouvrir();
    const changementId = await annonce(nouveauContact(siret));

    const { reponse, dossier } = await confirmer(siret, changementId);
    const avant = await banc.compter();
    await confirmer(siret, changementId);

    const informes = await lignes(
      banc.base.orm,
      "SELECT destinataire FROM accrochage.courriel WHERE modele = 'changement-confirme' ORDER BY destinataire",
    );
    expect([reponse.etat, dossier?.version, await contactDuDossier()]).to.deep.equal(['CONFIRME', 2, 'Kersauson']);
    expect(informes.map(({ destinataire }) => destinataire)).to.deep.equal([
      NOUVEAU.courriel,
      'odile.tesseyre@institut-fictif.example',
    ]);
    expect(await banc.compter()).to.deep.equal(avant);
  });

  it('is refused with a reason, and nothing changes', async () => {
    const { siret } = await banc.ouvrir();
    const changementId = await annonce(nouveauContact(siret));

    await banc.changements().deciderSurChangement({
      siret,
      changementId,
      agentId: AGENTS[0],
      le: LE,
      decision: 'REFUSE',
      motif: 'Le contact actuel s’y oppose.',
    });

    const erreur = await refusMetier(confirmer(siret, changementId));
    expect([await contactDuDossier(), erreur.code]).to.deep.equal(['Tesseyre', 'DEJA_FAIT']);
  });

  it('comes out of a joined request that says something else, one change for each thing', async () => {
    const { siret } = await banc.ouvrir();
    const deposants = [{ siret: '35600000000048', raisonSociale: 'Déposant Fictif' }];
    const demande = buildDemande({ siret, contact: NOUVEAU, confieDepot: true, deposants });

    const premiere = await banc.demandes().enregistrerDemande({ demande });
    const avant = await banc.compter();
    await banc.demandes().enregistrerDemande({ demande });

    const changements = await lignes(banc.base.orm, 'SELECT genre, etat FROM accrochage.changement ORDER BY genre');
    expect(changements).to.deep.equal([
      { genre: 'DEPOSANTS', etat: 'A_CONFIRMER' },
      { genre: 'NOUVEAU_CONTACT', etat: 'A_CONFIRMER' },
    ]);
    expect(premiere.courrielIds).to.have.length(3);
    expect(await banc.compter()).to.deep.equal(avant);
  });

  describe('an access to assistance', () => {
    const assistance = (siret: string): ChangementDemande => {
      const { raisonSociale, contact } = buildContenu();
      const contenu = { motif: 'ASSISTANCE', siret, raisonSociale, contact } as const;
      return { demandeId: randomUUID(), recueLe: '2026-03-04T10:00:00.000Z', contenu };
    };

    const personnes = () =>
      lignes(banc.base.orm, 'SELECT courriel, etat, assistance FROM accrochage.utilisateur ORDER BY courriel');

    it('is given to the person on the account she has; run twice, writes nothing more', async () => {
      const { siret, organismeId, compteId } = await ajouterOrganisme(banc.base.orm);
      const { courriel } = buildContenu().contact;
      await ajouterUtilisateur(banc.base.orm, compteId, { courriel: courriel.toUpperCase() });
      const changementId = await annonce(assistance(siret));

      await confirmer(siret, changementId);
      const avant = await banc.compter();
      await confirmer(siret, changementId);

      const [trace] = await lignes(
        banc.base.orm,
        `SELECT (SELECT count(*)::int FROM journal.ligne WHERE acte = 'personne.donnerAssistance') AS journal,
           (SELECT count(*)::int FROM accrochage.courriel WHERE modele = 'droits-changes' AND organisme_id = ?) AS courriels`,
        [organismeId],
      );
      expect(trace).to.deep.equal({ journal: 1, courriels: 1 });
      expect(await personnes()).to.deep.equal([{ courriel: courriel.toUpperCase(), etat: 'ACTIF', assistance: true }]);
      expect(await banc.compter()).to.deep.equal(avant);
    });

    it('invites a person who has no access to the account yet', async () => {
      const { siret } = await ajouterOrganisme(banc.base.orm);
      const changementId = await annonce(assistance(siret));

      await confirmer(siret, changementId);

      const { courriel } = buildContenu().contact;
      expect(await personnes()).to.deep.equal([{ courriel, etat: 'INVITE', assistance: true }]);
    });

    it('waits until the organisme has an account', async () => {
      const { siret } = await banc.accepter();
      const changementId = await annonce(assistance(siret));

      const erreur = await refusMetier(confirmer(siret, changementId));

      expect(erreur.code).to.equal('COMPTE_NON_OUVERT');
    });
  });

  describe('other déposants', () => {
    const deposants = (siret: string, ajoutes: string[], retires: string[]): ChangementDemande => {
      const { raisonSociale, contact } = buildContenu();
      const contenu = {
        motif: 'DEPOSANTS',
        siret,
        raisonSociale,
        contact,
        ajoutes: ajoutes.map((ajoute) => ({ siret: ajoute, raisonSociale: 'Services de dépôt réunis' })),
        retires,
      } as const;
      return { demandeId: randomUUID(), recueLe: '2026-03-04T10:00:00.000Z', contenu: { ...contenu, retires } };
    };

    const mandats = () =>
      lignes(
        banc.base.orm,
        `SELECT o.siret, m.fin::text FROM accrochage.mandat m JOIN accrochage.contrat c ON c.id = m.contrat_id
           JOIN accrochage.organisme o ON o.id = c.organisme_id ORDER BY o.siret`,
      );

    it('get a mandate, and lose it on the day that it is taken away; run twice, writes nothing more', async () => {
      const { siret } = await banc.accepter();
      const deposant = buildSiret();
      const ajout = await annonce(deposants(siret, [deposant], []));
      await confirmer(siret, ajout);
      const avant = await banc.compter();
      await confirmer(siret, ajout);
      expect(await banc.compter()).to.deep.equal(avant);
      expect(await mandats()).to.deep.equal([{ siret: deposant, fin: null }]);

      await confirmer(siret, await annonce(deposants(siret, [], [deposant])));

      expect(await mandats()).to.deep.equal([{ siret: deposant, fin: '2026-03-05' }]);
    });

    it('belong to the acceptance while the organisme has no identifiers', async () => {
      const { siret } = await banc.ouvrir();
      const changementId = await annonce(deposants(siret, [buildSiret()], []));

      const erreur = await refusMetier(confirmer(siret, changementId));

      expect(erreur.code).to.equal('IDENTIFIANTS_NON_EMIS');
    });
  });

  describe('a change of SIRET', () => {
    it('keeps the matricule, the contracts and the accounts; run twice, writes nothing more', async () => {
      const { siret } = await banc.accepter();
      const vers = buildSiret();
      const changementId = await annonce(nouveauSiret(siret, vers));

      const premiere = await confirmer(siret, changementId);
      const avant = await banc.compter();
      const seconde = await confirmer(siret, changementId);

      const [organisme] = await lignes(
        banc.base.orm,
        `SELECT o.siret, o.matricule IS NOT NULL AS matricule, count(c.id)::int AS contrats, d.siret AS dossier
         FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id
           JOIN accrochage.dossier d ON d.organisme_id = o.id GROUP BY 1, 2, 4`,
      );
      expect(organisme).to.deep.equal({ siret: vers, matricule: true, contrats: 1, dossier: vers });
      expect([premiere.versSiret, seconde.versSiret]).to.deep.equal([vers, vers]);
      expect(await banc.compter()).to.deep.equal(avant);
    });

    it('is refused while a deposit is being treated', async () => {
      const { siret } = await banc.accepter();
      const changementId = await annonce(nouveauSiret(siret, buildSiret()));
      await lignes(
        banc.base.orm,
        `INSERT INTO accrochage.depot (id, id_traitement, emetteur_id, depose_par, nom_fichier, taille_octets, sha256, cle_stockage, cle_id,
           etat, etat_change_le, recu_le)
         SELECT gen_random_uuid(), 1, id, 'agent:x', 'a.xml', 1, repeat('0', 64), 'x', 'k1', 'EN_COURS', now(), now()
         FROM accrochage.organisme WHERE siret = ?`,
        [siret],
      );

      const erreur = await refusMetier(confirmer(siret, changementId));

      expect(erreur.code).to.equal('DEPOT_EN_COURS');
    });

    it('is refused when the new SIRET is known with identifiers of its own', async () => {
      const un = await banc.accepter();
      const [occupant] = await lignes<{ siret: string }>(
        banc.base.orm,
        `INSERT INTO accrochage.organisme (id, siret, raison_sociale, matricule, contact_nom, contact_prenom,
           contact_courriel, cree_le)
         VALUES (gen_random_uuid(), ?, 'Autre', '98ZZZ987', '', '', '', now()) RETURNING siret`,
        [buildSiret()],
      );
      const changementId = await annonce(nouveauSiret(un.siret, occupant?.siret ?? ''));

      const erreur = await refusMetier(confirmer(un.siret, changementId));

      expect([erreur.code, erreur.details.matricule]).to.deep.equal(['SIRET_DEJA_CONNU', '98ZZZ987']);
    });

    it('is refused when the new SIRET has a case of its own', async () => {
      const { siret } = await banc.accepter();
      const autre = await banc.ouvrir();
      const changementId = await annonce(nouveauSiret(siret, autre.siret));

      const erreur = await refusMetier(confirmer(siret, changementId));

      expect([erreur.code, erreur.details.dossierId]).to.deep.equal(['DOSSIER_DEJA_OUVERT', autre.dossierId]);
    });
  });
});
