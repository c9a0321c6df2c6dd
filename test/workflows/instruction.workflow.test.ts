import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import {
  accepterDossier,
  annoterDossier,
  cloreDossier,
  deciderChangement,
  demanderChangement,
  demanderComplement,
  deposerDemande,
  depotTraite,
  etatDossier,
  fusionnerDossier,
  mettreEnAttente,
  refuserDossier,
  repondreComplement,
  rouvrirDossier,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { type BancAccrochage, ouvrirBancAccrochage } from '../support/banc-accrochage.ts';
import { buildActe, buildContenu, buildDemande, buildSiret } from '../support/builders.ts';
import { jusqua } from '../support/jusqua.ts';
import { refusDe } from '../support/ordres.ts';
import { lignes } from '../support/orm.ts';

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);
const maintenant = (): string => new Date().toISOString();

describe('accrocherOrganisme, the instruction and what stops it', () => {
  let banc: BancAccrochage;

  before(async () => {
    banc = await ouvrirBancAccrochage();
  });

  beforeEach(() => banc.demarrer());

  afterEach(() => banc.atelier.arreterWorkers());

  after(() => banc.fermer());

  /** A case just opened, with days that last that long; forms and acts are of today. */
  const ouvrir = async (jourMs?: number): Promise<{ siret: string; dossierId: string }> => {
    const siret = buildSiret();
    const durees = { relanceAgentsMs: 3_600_000, ...(jourMs !== undefined && { jourMs }) };
    const demande = buildDemande({ siret }, { recueLe: maintenant() });
    const { dossierId } = await banc.ordonner(siret, deposerDemande, [demande], { durees });
    return { siret, dossierId };
  };

  const version = async (dossierId: string): Promise<number> => {
    const [dossier] = await lignes<{ version: number }>(
      banc.base.orm,
      'SELECT version FROM accrochage.dossier WHERE id = ?',
      [dossierId],
    );
    return dossier?.version ?? 0;
  };

  const acte = async (dossierId: string) =>
    buildActe({ dossierId, version: await version(dossierId), le: maintenant() });

  const modeles = async (dossierId: string): Promise<unknown[]> =>
    (
      await lignes(banc.base.orm, 'SELECT modele FROM accrochage.courriel WHERE dossier_id = ? ORDER BY cree_le', [
        dossierId,
      ])
    ).map(({ modele }) => modele);

  it('reminds an organisme that does not answer, then proposes the closing, which an agent decides', async () => {
    const { siret, dossierId } = await ouvrir(20);
    const ordre = { ...(await acte(dossierId)), objet: 'Un extrait Kbis.', jusquAu: dans(30) };
    await banc.ordonner(siret, demanderComplement, [ordre]);
    await jusqua(async () => (await modeles(dossierId)).includes('cloture-proposee'));

    await banc.ordonner(siret, cloreDossier, [{ ...(await acte(dossierId)), motif: 'Sans réponse.' }]);

    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId, etat: 'CLOS' });
    expect((await modeles(dossierId)).filter((modele) => modele === 'complement-rappel')).to.have.length(2);
  });

  it('gives the case back to the agent when the organisme answers, and reminds no more', async () => {
    const { siret, dossierId } = await ouvrir(60_000);
    const demande = { ...(await acte(dossierId)), objet: 'Un extrait Kbis.', jusquAu: dans(30) };
    await banc.ordonner(siret, demanderComplement, [demande]);
    const [complement] = await lignes<{ id: string; demandeId: string }>(
      banc.base.orm,
      'SELECT c.id, d.id AS "demandeId" FROM accrochage.complement c JOIN accrochage.demande_contact d USING (dossier_id) WHERE dossier_id = ?',
      [dossierId],
    );
    const { id: complementId = '', demandeId = '' } = complement ?? {};
    const reponse = {
      reponseId: randomUUID(),
      complementId,
      demandeId,
      texte: 'Voici.',
      pieceIds: [],
      le: maintenant(),
    };

    const apres = await banc.ordonner(siret, repondreComplement, [{ dossierId, ...reponse }]);

    expect(apres.etat).to.equal('EN_INSTRUCTION');
    expect(await banc.poignee(siret).query(etatDossier)).to.equal('EN_INSTRUCTION');
  });

  it('brings a case on hold back by itself', async () => {
    const { siret, dossierId } = await ouvrir(20);
    const ordre = { ...(await acte(dossierId)), motif: 'Jury en mai.', jusquAu: dans(10) };

    const { etat } = await banc.ordonner(siret, mettreEnAttente, [ordre]);
    await jusqua(async () => (await banc.etat(siret)) === 'RECU');

    expect(etat).to.equal('EN_ATTENTE');
    expect(await banc.poignee(siret).query(etatDossier)).to.equal('RECU');
  });

  it('keeps what is due across continue-as-new', async () => {
    const siret = buildSiret();
    const durees = { relanceAgentsMs: 3_600_000, jourMs: 60, actesMaximum: 2 };
    const demande = buildDemande({ siret }, { recueLe: maintenant() });
    const { dossierId } = await banc.ordonner(siret, deposerDemande, [demande], { durees });
    const { runId } = await banc.poignee(siret).describe();
    const ordre = { ...(await acte(dossierId)), motif: 'Jury en mai.', jusquAu: dans(20) };
    await banc.ordonner(siret, mettreEnAttente, [ordre]);

    await jusqua(async () => (await banc.etat(siret)) === 'RECU');

    expect((await banc.poignee(siret).describe()).runId).not.to.equal(runId);
  });

  it('reopens a refused case in a new run, with the same history', async () => {
    const { siret, dossierId } = await ouvrir();
    await banc.ordonner(siret, refuserDossier, [{ ...(await acte(dossierId)), motif: 'Hors champ.' }]);
    await banc.poignee(siret).result();

    const { etat } = await banc.ordonner(siret, rouvrirDossier, [{ ...(await acte(dossierId)), motif: 'Par erreur.' }]);

    expect(etat).to.equal('EN_INSTRUCTION');
    expect(await banc.poignee(siret).query(etatDossier)).to.equal('EN_INSTRUCTION');
    const actes = await lignes(
      banc.base.orm,
      'SELECT acte FROM accrochage.acte_dossier WHERE dossier_id = ? ORDER BY rang',
      [dossierId],
    );
    expect(actes.map((ligne) => ligne.acte)).to.deep.equal(['dossier.ouvrir', 'dossier.refuser', 'dossier.rouvrir']);
  });

  it('does not reopen it while a later case is open, and says which', async () => {
    const { siret, dossierId } = await ouvrir();
    await banc.ordonner(siret, refuserDossier, [{ ...(await acte(dossierId)), motif: 'Hors champ.' }]);
    await banc.poignee(siret).result();
    const plusTard = await banc.deposer(siret);

    const refus = await refusDe(
      banc.ordonner(siret, rouvrirDossier, [{ ...(await acte(dossierId)), motif: 'Par erreur.' }]),
    );

    expect(refus.type).to.equal('DOSSIER_DEJA_OUVERT');
    expect(refus.details?.[0]).to.include({ reference: plusTard.reference });
  });

  it('ends the run of a merged case, whose request goes on under the right SIRET', async () => {
    const { siret, dossierId } = await ouvrir();
    const versSiret = buildSiret();

    await banc.ordonner(siret, fusionnerDossier, [{ ...(await acte(dossierId)), motif: 'Mauvais SIRET.', versSiret }]);

    await banc.poignee(siret).result();
    await jusqua(async () => (await banc.poignee(versSiret).query(etatDossier)) === 'EN_INSTRUCTION');
    expect([await banc.etat(siret), await banc.etat(versSiret)]).to.deep.equal(['FUSIONNE', 'EN_INSTRUCTION']);
  });

  it('goes on with a case opened since under the wrong SIRET, whatever happens to the merged one', async () => {
    const { siret, dossierId } = await ouvrir();
    const versSiret = buildSiret();
    await banc.ordonner(siret, fusionnerDossier, [{ ...(await acte(dossierId)), motif: 'Mauvais SIRET.', versSiret }]);
    await banc.poignee(siret).result();
    await banc.deposer(siret);

    await banc.ordonner(siret, annoterDossier, [{ ...(await acte(dossierId)), texte: 'Appelé ce matin.' }]);

    const { status } = await banc.poignee(siret).describe();
    const etat = await banc.poignee(siret).query(etatDossier);
    expect([etat, status.name]).to.deep.equal(['RECU', 'RUNNING']);
  });

  it('changes the SIRET once an agent confirms it: the former run ends, the new one follows the same organisme', async () => {
    const { siret, dossierId } = await ouvrir();
    await banc.ordonner(siret, accepterDossier, [await acte(dossierId)]);
    await jusqua(async () => (await banc.etat(siret)) === 'IDENTIFIANTS_EMIS');
    const [avant] = await lignes(banc.base.orm, 'SELECT id, matricule FROM accrochage.organisme WHERE siret = ?', [
      siret,
    ]);
    const nouveauSiret = buildSiret();
    const { raisonSociale, contact } = buildContenu();
    const nouvelleRaisonSociale = 'Institut Fictif des Métiers, nouveau siège';
    const contenu = {
      motif: 'NOUVEAU_SIRET',
      siret,
      raisonSociale,
      contact,
      nouveauSiret,
      nouvelleRaisonSociale,
    } as const;
    await banc.ordonner(siret, demanderChangement, [{ demandeId: randomUUID(), recueLe: maintenant(), contenu }]);
    await lignes(banc.base.orm, "UPDATE accrochage.courriel SET etat = 'ENVOYE' WHERE modele = 'changement-annonce'");
    const [changement] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.changement WHERE dossier_id = ?',
      [dossierId],
    );
    const decision = { agentId: buildActe({ dossierId }).agentId, le: maintenant(), decision: 'CONFIRME' as const };

    const decide = await banc.ordonner(siret, deciderChangement, [{ changementId: changement?.id ?? '', ...decision }]);

    expect(decide.etat).to.equal('CONFIRME');
    await banc.poignee(siret).result();
    await jusqua(async () => (await banc.poignee(nouveauSiret).query(etatDossier)) === 'IDENTIFIANTS_EMIS');
    await banc.poignee(nouveauSiret).signal(depotTraite, { depotId: randomUUID(), le: maintenant() });
    await jusqua(async () => (await banc.etat(nouveauSiret)) === 'ACCROCHE');
    const [apres] = await lignes(banc.base.orm, 'SELECT id, matricule FROM accrochage.organisme WHERE siret = ?', [
      nouveauSiret,
    ]);
    expect(apres).to.deep.equal(avant);
    expect(await lignes(banc.base.orm, 'SELECT siret FROM accrochage.ancien_siret')).to.deep.equal([{ siret }]);
  });
});
