import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import {
  apercevoir,
  type CourrielVu,
  compterEcrits,
  courrielsConnus,
  partisDepuis,
  sansAttribution,
} from '../../support/apercus.ts';
import { type BancApi, ouvrirBancApi, type Reponse } from '../../support/banc-api.ts';
import { publierFiche } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { jusqua } from '../../support/jusqua.ts';
import { lignes } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterDossier,
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
} from '../../support/personnes.ts';
import { demanderRemplacement } from '../../support/remplacements-api.ts';

const MOTIF = 'Aucune certification n’est enregistrée.';
const DEPOSANT = { raisonSociale: 'Tiers Fictif', courriel: 'tiers@fictif.example' };

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);

describe('mails before they go, by HTTP', () => {
  let banc: BancApi;
  let agent: Navigateur;

  before(async () => {
    banc = await ouvrirBancApi();
    agent = await connecte(banc.api, { agentId: await ajouterAgent(banc.base.orm, ['supervision', 'instruction']) });
    // The preview and the act are of one instant.
    banc.api.figer();
  });

  after(() => banc.fermer());

  type Essai = { acte: object; chemin: string; corps?: object; nombre: number };

  /** Previews the act, does it, and gives what was shown and what was deposited. */
  const essayer = async ({ acte, chemin, corps = {}, nombre }: Essai) => {
    const vus = await apercevoir(banc, agent, acte);
    const connus = await courrielsConnus(banc);
    const { statut, corps: fait } = await banc.poster(agent, chemin, corps);
    expect(statut, JSON.stringify(fait)).to.be.oneOf([200, 201]);
    await jusqua(async () => (await courrielsConnus(banc)).size >= connus.size + nombre);
    return { vus, partis: await partisDepuis(banc, connus) };
  };

  const surDossier = async (contenu: object = {}) => {
    const { dossierId, siret } = await banc.ouvrir(contenu);
    const version = async (): Promise<number> => (await banc.dossierDe(siret)).version;
    return { dossierId, siret, version };
  };

  /** Shown to the letter. */
  const exact = async (essai: Essai): Promise<CourrielVu[]> => {
    const { vus, partis } = await essayer(essai);
    expect(vus).to.have.length(essai.nombre);
    expect(vus).to.deep.equal(partis);
    return vus;
  };

  /** Shown to the letter, but for what only the act gives. */
  const conforme = async (essai: Essai): Promise<CourrielVu[]> => {
    const { vus, partis } = await essayer(essai);
    expect(vus).to.have.length(essai.nombre);
    expect(sansAttribution(vus)).to.deep.equal(sansAttribution(partis));
    return vus;
  };

  const PRECISIONS = {
    refuser: { chemin: 'refus', dit: { motif: MOTIF } },
    clore: { chemin: 'cloture', dit: { motif: MOTIF } },
    demanderComplement: { chemin: 'complement', dit: { objet: 'La décision.', jusquAu: dans(30) } },
    mettreEnAttente: { chemin: 'mise-en-attente', dit: { motif: MOTIF, jusquAu: dans(40) } },
  } as const;

  for (const [nom, { chemin, dit }] of Object.entries(PRECISIONS))
    it(`are shown to the letter for « ${nom} », and nothing is written`, async () => {
      const { dossierId, version } = await surDossier();

      const acte = { nom, dossierId, ...dit };
      const corps = { version: await version(), ...dit };
      const [vu] = await exact({ acte, chemin: `/dossiers/${dossierId}/${chemin}`, corps, nombre: 1 });

      expect(vu?.texte).to.include(Object.values(dit)[0]);
    });

  it('tell a return from a hold from a complement that is not expected any more', async () => {
    const { dossierId, version } = await surDossier();
    const chemin = `/dossiers/${dossierId}/reprise`;
    const acte = { nom: 'reprendre', dossierId };

    const modeles = [];
    for (const [prealable, dit] of [
      ['complement', PRECISIONS.demanderComplement.dit],
      ['mise-en-attente', PRECISIONS.mettreEnAttente.dit],
    ] as const) {
      await banc.poster(agent, `/dossiers/${dossierId}/${prealable}`, { version: await version(), ...dit });
      modeles.push(...(await exact({ acte, chemin, corps: { version: await version() }, nombre: 1 })));
    }

    expect(modeles.map(({ modele }) => modele)).to.deep.equal(['complement-retire', 'reprise-dossier']);
  });

  it('are shown for a reopening, and for a case that is given to another agent', async () => {
    const { dossierId, version } = await surDossier();
    const pourAgentId = await ajouterAgent(banc.base.orm, ['instruction']);
    await banc.poster(agent, `/dossiers/${dossierId}/cloture`, { version: await version(), motif: MOTIF });

    await exact({
      acte: { nom: 'rouvrir', dossierId, motif: MOTIF },
      chemin: `/dossiers/${dossierId}/reouverture`,
      corps: { version: await version(), motif: MOTIF },
      nombre: 1,
    });
    const [confie] = await exact({
      acte: { nom: 'confier', dossierId, pourAgentId },
      chemin: `/dossiers/${dossierId}/attribution`,
      corps: { version: await version(), pourAgentId },
      nombre: 1,
    });

    expect(confie?.texte).to.include('Agent Fictif');
  });

  it('are shown for a merge, with the reference of the right case once there is one', async () => {
    const bon = await surDossier();
    const mauvais = [await surDossier(), await surDossier()];
    const vers = [bon.siret, buildSiret()];

    for (const [rang, { dossierId, version }] of mauvais.entries()) {
      const dit = { versSiret: vers[rang], motif: MOTIF };
      const acte = { nom: 'fusionner', dossierId, ...dit };
      const corps = { version: await version(), ...dit };
      const essai = { acte, chemin: `/dossiers/${dossierId}/fusion`, corps, nombre: 1 };

      const [vu] = await (rang === 0 ? exact : conforme)(essai);

      expect(vu?.texte.includes('(attribué lors de l’acte)')).to.equal(rang === 1);
    }
  });

  it('are shown for an acceptance, with those of the mandates that it grants', async () => {
    const deposants = [{ siret: buildSiret(), ...DEPOSANT }];
    const { dossierId, version } = await surDossier({ confieDepot: true, deposants });

    const vus = await conforme({
      acte: { nom: 'accepter', dossierId },
      chemin: `/dossiers/${dossierId}/acceptation`,
      corps: { version: await version() },
      nombre: 3,
    });

    expect(vus.map(({ modele }) => modele)).to.have.members([
      'identifiants-deposant',
      'identifiants-inscription',
      'mandats-accordes',
    ]);
  });

  it('are shown for the acceptance of an organisme that another one has named, with another address', async () => {
    const siret = buildSiret();
    const { organismeId } = await ajouterOrganisme(banc.base.orm);
    await banc.poster(agent, `/organismes/${organismeId}/mandats`, { siret, ...DEPOSANT });
    const { dossierId, version } = await surDossier({ siret });

    const vus = await conforme({
      acte: { nom: 'accepter', dossierId },
      chemin: `/dossiers/${dossierId}/acceptation`,
      corps: { version: await version() },
      nombre: 3,
    });

    expect(vus.map(({ modele, destinataire }) => [modele, destinataire === DEPOSANT.courriel])).to.deep.equal([
      ['contact-remplace', true],
      ['identifiants-inscription', false],
      ['identifiants-renvoyes', false],
    ]);
  });

  it('do not go to the address that one gives for a certificateur whose own is not known', async () => {
    const [mandant, { siret, organismeId }] = [
      await ajouterOrganisme(banc.base.orm),
      await ajouterOrganisme(banc.base.orm),
    ];
    await lignes(banc.base.orm, "UPDATE accrochage.organisme SET contact_courriel = '' WHERE id = ?", [organismeId]);
    const mandat = { siret, ...DEPOSANT };

    const [vu] = await conforme({
      acte: { nom: 'accorderMandat', organismeId: mandant.organismeId, mandat },
      chemin: `/organismes/${mandant.organismeId}/mandats`,
      corps: mandat,
      nombre: 1,
    });

    expect(vu?.modele).to.equal('mandats-accordes');
  });

  it('are refused where the rules refuse the act: a partner is never a déposant', async () => {
    const { organismeId, siret } = await ajouterOrganisme(banc.base.orm);
    const partenaire = buildSiret();
    await publierFiche(banc, { numero: 'RNCP31777', certificateurs: [siret], partenaires: [partenaire] });

    const mandat = { siret: partenaire, raisonSociale: 'Partenaire Fictif', courriel: 'p@fictif.example' };
    const acte = { nom: 'accorderMandat', organismeId, mandat };
    const { statut, corps } = await banc.poster(agent, '/courriels/apercu', { acte });

    expect([statut, corps.code]).to.deep.equal([409, 'DEPOSANT_PARTENAIRE']);
  });

  it('are shown for a mandate that is granted, changed, then ended', async () => {
    const { organismeId } = await ajouterOrganisme(banc.base.orm);
    const mandat = { siret: buildSiret(), raisonSociale: 'Tiers Fictif', courriel: 'tiers@fictif.example' };
    const octroi = { acte: { nom: 'accorderMandat', organismeId, mandat }, corps: mandat, nombre: 2 };
    await conforme({ ...octroi, chemin: `/organismes/${organismeId}/mandats` });
    const { corps } = await banc.lire(agent, `/organismes/${organismeId}/mandats`);
    const [{ mandatId, version } = { mandatId: '', version: 0 }] = corps.elements as {
      mandatId: string;
      version: number;
    }[];

    const etendue = { certifications: ['RNCP31001'], fin: dans(300) };
    await exact({
      acte: { nom: 'modifierMandat', mandatId, ...etendue },
      chemin: `/mandats/${mandatId}/modification`,
      corps: { version, ...etendue },
      nombre: 2,
    });
    const [vu] = await exact({
      acte: { nom: 'terminerMandat', mandatId, jour: dans(20) },
      chemin: `/mandats/${mandatId}/fin`,
      corps: { version: version + 1, jour: dans(20) },
      nombre: 2,
    });

    expect(vu?.modele).to.equal('mandat-termine');
  });

  it('are shown for a declaration of who sends, to the certificateur that it names', async () => {
    const [un, autre] = [await ajouterOrganisme(banc.base.orm), await ajouterOrganisme(banc.base.orm)];
    const code = 'RNCP31778';
    await publierFiche(banc, { numero: code, certificateurs: [un.siret, autre.siret] });
    const dit = { mode: 'UN_POUR_TOUS', siretEmetteur: autre.siret };

    await exact({
      acte: { nom: 'declarerEnvoi', organismeId: un.organismeId, code, ...dit },
      chemin: `/organismes/${un.organismeId}/co-certifications/${code}/declaration`,
      corps: dit,
      nombre: 1,
    });
  });

  /** A change asked by form; its id, once the warning to the present contact has gone. */
  const demander = async (chemin: string, contenu: object): Promise<string> => {
    const recu = await banc.poster(banc.anonyme, chemin, contenu);
    expect(recu.statut, JSON.stringify(recu.corps)).to.equal(201);
    await lignes(
      banc.base.orm,
      "UPDATE accrochage.courriel SET etat = 'ENVOYE', issue_le = now() WHERE etat = 'A_ENVOYER'",
    );
    const { corps } = await banc.lire(agent, '/changements');
    return (corps.elements as { changementId: string }[]).at(-1)?.changementId ?? '';
  };
  const NOUVEAU = { nom: 'Aubrac', prenom: 'Lison', courriel: 'lison@institut.example' };
  const QUI = { nom: 'Causse', prenom: 'Anatole', courriel: 'anatole@institut.example' };

  it('are shown for a change of contact, to those of before and after', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI, nouveauContact: NOUVEAU };
    const changementId = await demander('/demandes-contact/contact', contenu);

    const vus = await exact({
      acte: { nom: 'confirmerChangement', changementId },
      chemin: `/changements/${changementId}/decision`,
      corps: { decision: 'CONFIRME' },
      nombre: 3,
    });

    expect(vus.map(({ destinataire }) => destinataire)).to.have.members([
      'contact@institut.example',
      QUI.courriel,
      NOUVEAU.courriel,
    ]);
  });

  it('are shown for a change of contact, with the links that are of use to the new one alone', async () => {
    const { siret, dossierId, version } = await surDossier();
    const dit = PRECISIONS.demanderComplement.dit;
    await banc.poster(agent, `/dossiers/${dossierId}/complement`, { version: await version(), ...dit });
    const organisme = await ajouterOrganisme(banc.base.orm);
    await lignes(banc.base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE id = ?", [organisme.compteId]);

    const modeles = [];
    for (const de of [siret, organisme.siret]) {
      const contenu = { siret: de, raisonSociale: 'Institut Fictif', contact: QUI, nouveauContact: NOUVEAU };
      const changementId = await demander('/demandes-contact/contact', contenu);
      const essai = {
        acte: { nom: 'confirmerChangement', changementId },
        chemin: `/changements/${changementId}/decision`,
        corps: { decision: 'CONFIRME' },
        nombre: 4,
      };
      const vus = await exact(essai);
      modeles.push(...vus.filter(({ destinataire }) => destinataire === NOUVEAU.courriel).map(({ modele }) => modele));
    }

    expect(modeles).to.deep.equal([
      'changement-confirme',
      'complement-demande',
      'changement-confirme',
      'identifiants-renvoyes',
    ]);
  });

  it('are shown for a change that is refused, with its reason', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI, nouveauContact: NOUVEAU };
    const changementId = await demander('/demandes-contact/contact', contenu);

    await exact({
      acte: { nom: 'refuserChangement', changementId, motif: MOTIF },
      chemin: `/changements/${changementId}/decision`,
      corps: { decision: 'REFUSE', motif: MOTIF },
      nombre: 2,
    });
  });

  it('are shown for a change of déposants, with what its mandates make them read', async () => {
    const { organismeId, siret } = await ajouterOrganisme(banc.base.orm);
    const parti = { siret: buildSiret(), ...DEPOSANT };
    await banc.poster(agent, `/organismes/${organismeId}/mandats`, parti);
    const ajoutes = [{ siret: buildSiret(), ...DEPOSANT, courriel: 'nouveau@fictif.example' }];
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI, ajoutes, retires: [parti.siret] };
    const changementId = await demander('/demandes-contact/deposants', contenu);

    const vus = await conforme({
      acte: { nom: 'confirmerChangement', changementId },
      chemin: `/changements/${changementId}/decision`,
      corps: { decision: 'CONFIRME' },
      nombre: 6,
    });

    expect(vus.map(({ modele }) => modele)).to.include.members(['mandat-termine', 'identifiants-deposant']);
  });

  it('are shown for an access to assistance, with the invitation of who has no access yet', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI };
    const changementId = await demander('/demandes-contact/assistance', contenu);

    const vus = await exact({
      acte: { nom: 'confirmerChangement', changementId },
      chemin: `/changements/${changementId}/decision`,
      corps: { decision: 'CONFIRME' },
      nombre: 3,
    });

    expect(vus.map(({ modele }) => modele)).to.include('invitation');
  });

  it('are shown for an access that is locked, then unlocked', async () => {
    const { compteId } = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId: personneId } = await ajouterUtilisateur(banc.base.orm, compteId);

    const verrou = { motif: 'PERTE_OU_VOL' };
    await exact({
      acte: { nom: 'verrouillerPersonne', personneId, ...verrou },
      chemin: `/personnes/${personneId}/verrouillage`,
      corps: verrou,
      nombre: 1,
    });
    await exact({
      acte: { nom: 'deverrouillerPersonne', personneId },
      chemin: `/personnes/${personneId}/deverrouillage`,
      nombre: 1,
    });
  });

  it('are shown for the replacement of an administrateur: accepted, then refused after an opposition', async () => {
    const organisme = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId } = await ajouterUtilisateur(banc.base.orm, organisme.compteId);
    const remplacementId = await demanderRemplacement(banc, organisme);
    const racine = `/remplacements-administrateur/${remplacementId}`;
    const version = async (): Promise<number> => (await banc.lire(agent, racine)).corps.version as number;

    const acceptation = { version: await version(), partants: [utilisateurId] };
    await exact({
      acte: { nom: 'accepterRemplacement', remplacementId },
      chemin: `${racine}/acceptation`,
      corps: acceptation,
      nombre: 3,
    });
    await exact({
      acte: { nom: 'refuserRemplacement', remplacementId, motif: MOTIF },
      chemin: `${racine}/refus`,
      corps: { version: await version(), motif: MOTIF },
      nombre: 3,
    });
  });

  it('are shown for an agent’s first rights, and for who stands in for her', async () => {
    const agentId = await ajouterAgent(banc.base.orm, []);
    const suppleantId = await ajouterAgent(banc.base.orm, ['instruction']);
    const [droits, absence] = [{ donner: ['instruction'] }, { suppleantId, debut: dans(3), fin: dans(10) }];

    await exact({
      acte: { nom: 'changerRolesAgent', agentId, ...droits },
      chemin: `/agents/${agentId}/roles`,
      corps: droits,
      nombre: 1,
    });
    await exact({
      acte: { nom: 'declarerAbsence', agentId, ...absence },
      chemin: `/agents/${agentId}/absences`,
      corps: absence,
      nombre: 1,
    });
  });

  it('show a link that opens nothing, or the news that the account is open', async () => {
    const organisme = await ajouterOrganisme(banc.base.orm);
    const dossierId = await ajouterDossier(banc.base.orm, organisme);
    const essai = {
      acte: { nom: 'renvoyerIdentifiants', dossierId },
      chemin: `/dossiers/${dossierId}/renvoi-identifiants`,
      nombre: 1,
    };

    const [ouvert] = await exact(essai);
    await lignes(banc.base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE id = ?", [organisme.compteId]);
    const [ferme] = await exact(essai);

    expect([ouvert?.modele, ferme?.modele]).to.deep.equal(['compte-deja-ouvert', 'identifiants-renvoyes']);
    expect(ferme?.texte).to.include('/inscription#jeton-masque').and.include(organisme.numeroContrat);
  });

  const refus = async (qui: Navigateur, acte: object): Promise<[number, unknown]> => {
    const { statut, corps }: Reponse = await banc.poster(qui, '/courriels/apercu', { acte });
    return [statut, corps.code];
  };

  it('are refused for an act that sends none, without what the act needs, or for what does not exist', async () => {
    const { dossierId } = await surDossier();
    const avant = await compterEcrits(banc);
    const essais = [
      { nom: 'annoter', dossierId },
      { nom: 'refuser', dossierId },
      { nom: 'refuser', dossierId, motif: 'a\u0007' },
      { nom: 'refuser', dossierId, motif: MOTIF, autre: 'x' },
      { nom: 'renvoyerIdentifiants', dossierId },
      { nom: 'refuser', dossierId: randomUUID(), motif: MOTIF },
      { nom: 'verrouillerPersonne', personneId: randomUUID(), motif: 'DEPART' },
      { nom: 'terminerMandat', mandatId: randomUUID() },
      { nom: 'confirmerChangement', changementId: randomUUID() },
      { nom: 'accepterRemplacement', remplacementId: randomUUID() },
      { nom: 'changerRolesAgent', agentId: randomUUID(), donner: ['support'] },
    ];

    const refuses = [];
    for (const acte of essais) refuses.push(await refus(agent, acte));

    expect(refuses).to.deep.equal([
      ...Array(4).fill([422, 'DEMANDE_INVALIDE']),
      [409, 'IDENTIFIANTS_NON_EMIS'],
      ...Array(6).fill([404, 'INTROUVABLE']),
    ]);
    expect(await compterEcrits(banc)).to.deep.equal(avant);
  });

  it('are shown only to who may do the act', async () => {
    const { dossierId } = await surDossier();
    const support = await connecte(banc.api, { agentId: await ajouterAgent(banc.base.orm, ['support']) });
    const { compteId } = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId: personneId } = await ajouterUtilisateur(banc.base.orm, compteId);

    const refuse = await refus(support, { nom: 'refuser', dossierId, motif: MOTIF });
    const permis = await refus(support, { nom: 'verrouillerPersonne', personneId, motif: 'DEPART' });

    expect([refuse, permis[0]]).to.deep.equal([[403, 'ACTION_INTERDITE'], 200]);
  });
});
