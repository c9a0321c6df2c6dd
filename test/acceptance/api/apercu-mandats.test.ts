import { expect } from 'chai';
import { type BancApercus, DEPOSANT, dans, MOTIF, ouvrirBancApercus } from '../../support/banc-apercus.ts';
import { publierFiche } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../../support/personnes.ts';

describe('mails of mandates and of changes asked by form, before they go', () => {
  let banc: BancApercus;

  before(async () => {
    banc = await ouvrirBancApercus();
  });

  after(() => banc.fermer());

  it('do not go to the address that one gives for a certificateur whose own is not known', async () => {
    const [mandant, { siret, organismeId }] = [
      await ajouterOrganisme(banc.base.orm),
      await ajouterOrganisme(banc.base.orm),
    ];
    await lignes(banc.base.orm, "UPDATE accrochage.organisme SET contact_courriel = '' WHERE id = ?", [organismeId]);
    const mandat = { siret, ...DEPOSANT };

    const [vu] = await banc.conforme({
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
    const { statut, corps } = await banc.poster(banc.agent, '/courriels/apercu', { acte });

    expect([statut, corps.code]).to.deep.equal([409, 'DEPOSANT_PARTENAIRE']);
  });

  it('are shown for a mandate that is granted, changed, then ended', async () => {
    const { organismeId } = await ajouterOrganisme(banc.base.orm);
    const mandat = { siret: buildSiret(), raisonSociale: 'Tiers Fictif', courriel: 'tiers@fictif.example' };
    const octroi = { acte: { nom: 'accorderMandat', organismeId, mandat }, corps: mandat, nombre: 2 };
    await banc.conforme({ ...octroi, chemin: `/organismes/${organismeId}/mandats` });
    const { corps } = await banc.lire(banc.agent, `/organismes/${organismeId}/mandats`);
    const [{ mandatId, version } = { mandatId: '', version: 0 }] = corps.elements as {
      mandatId: string;
      version: number;
    }[];

    const etendue = { certifications: ['RNCP31001'], fin: dans(300) };
    await banc.exact({
      acte: { nom: 'modifierMandat', mandatId, ...etendue },
      chemin: `/mandats/${mandatId}/modification`,
      corps: { version, ...etendue },
      nombre: 2,
    });
    const [vu] = await banc.exact({
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

    await banc.exact({
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
    const { corps } = await banc.lire(banc.agent, '/changements');
    return (corps.elements as { changementId: string }[]).at(-1)?.changementId ?? '';
  };
  const confirmation = (changementId: string, nombre: number) => ({
    acte: { nom: 'confirmerChangement', changementId },
    chemin: `/changements/${changementId}/decision`,
    corps: { decision: 'CONFIRME' },
    nombre,
  });
  const NOUVEAU = { nom: 'Aubrac', prenom: 'Lison', courriel: 'lison@institut.example' };
  const QUI = { nom: 'Causse', prenom: 'Anatole', courriel: 'anatole@institut.example' };

  it('are shown for a change of contact, to those of before and after', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI, nouveauContact: NOUVEAU };
    const changementId = await demander('/demandes-contact/contact', contenu);

    const vus = await banc.exact(confirmation(changementId, 3));

    expect(vus.map(({ destinataire }) => destinataire)).to.have.members([
      'contact@institut.example',
      QUI.courriel,
      NOUVEAU.courriel,
    ]);
  });

  it('are shown for a change of contact, with the links that are of use to the new one alone', async () => {
    const { siret, dossierId, version } = await banc.surDossier();
    const dit = { objet: 'La décision.', jusquAu: dans(30) };
    await banc.poster(banc.agent, `/dossiers/${dossierId}/complement`, { version: await version(), ...dit });
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
      const vus = await banc.exact(essai);
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

    await banc.exact({
      acte: { nom: 'refuserChangement', changementId, motif: MOTIF },
      chemin: `/changements/${changementId}/decision`,
      corps: { decision: 'REFUSE', motif: MOTIF },
      nombre: 2,
    });
  });

  it('are shown for a change of déposants, with what its mandates make them read', async () => {
    const { organismeId, siret } = await ajouterOrganisme(banc.base.orm);
    const parti = { siret: buildSiret(), ...DEPOSANT };
    await banc.poster(banc.agent, `/organismes/${organismeId}/mandats`, parti);
    const ajoutes = [{ siret: buildSiret(), ...DEPOSANT, courriel: 'nouveau@fictif.example' }];
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI, ajoutes, retires: [parti.siret] };
    const changementId = await demander('/demandes-contact/deposants', contenu);

    const vus = await banc.conforme(confirmation(changementId, 6));

    expect(vus.map(({ modele }) => modele)).to.include.members(['mandat-termine', 'identifiants-deposant']);
  });

  it('are shown for an access to assistance, with the invitation of who has no access yet', async () => {
    const { siret } = await ajouterOrganisme(banc.base.orm);
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI };
    const changementId = await demander('/demandes-contact/assistance', contenu);

    const vus = await banc.exact(confirmation(changementId, 3));

    expect(vus.map(({ modele }) => modele)).to.include('invitation');
  });

  it('are shown for an access to assistance of somebody who has an access, to whom her rights are told', async () => {
    const { siret, compteId } = await ajouterOrganisme(banc.base.orm);
    await ajouterUtilisateur(banc.base.orm, compteId, { courriel: QUI.courriel });
    const contenu = { siret, raisonSociale: 'Institut Fictif', contact: QUI };
    const changementId = await demander('/demandes-contact/assistance', contenu);

    const vus = await banc.exact(confirmation(changementId, 3));

    expect(vus.map(({ modele }) => modele)).to.include('droits-changes');
  });
});
