import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import {
  accepterDossier,
  deposerDemande,
  depotTraite,
  etatDossier,
  inscrireOrganisme,
  prendreDossier,
  refuserDossier,
  validerCourriel,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { type BancAccrochage, ouvrirBancAccrochage } from '../support/banc-accrochage.ts';
import { AGENTS, buildActe, buildDemande, buildInscription, buildSiret } from '../support/builders.ts';
import { jusqua } from '../support/jusqua.ts';
import { refusDe } from '../support/ordres.ts';
import { lignes } from '../support/orm.ts';

describe('accrocherOrganisme, the story of a case', () => {
  let banc: BancAccrochage;

  before(async () => {
    banc = await ouvrirBancAccrochage();
  });

  beforeEach(() => {
    banc.annuaire = { chercher: async () => ({ etat: 'INCONNU' }) };
  });

  afterEach(() => banc.atelier.arreterWorkers());

  after(() => banc.fermer());

  it('goes from the form to the account and to accroché', async () => {
    await banc.demarrer();
    const siret = buildSiret();

    const { dossierId, jointe } = await banc.deposer(siret);
    const pris = await banc.ordonner(siret, prendreDossier, [buildActe({ dossierId })]);
    const accepte = await banc.ordonner(siret, accepterDossier, [buildActe({ dossierId, version: pris.version })]);
    await jusqua(async () => (await banc.etat(siret)) === 'IDENTIFIANTS_EMIS');
    const [lien] = await lignes<{ id: string; sujet_id: string }>(
      banc.base.orm,
      `SELECT j.id, j.sujet_id FROM technique.jeton j JOIN accrochage.contrat c ON c.id = j.sujet_id
       JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?`,
      [siret],
    );
    const motDePasseId = randomUUID();
    await lignes(banc.base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [
      motDePasseId,
    ]);
    const inscription = buildInscription({ jetonId: lien?.id ?? '', contratId: lien?.sujet_id ?? '', motDePasseId });
    const { utilisateurId } = await banc.ordonner(siret, inscrireOrganisme, [inscription]);
    const [validation] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM technique.jeton WHERE sujet_id = ?',
      [utilisateurId],
    );
    const le = '2026-03-04T12:00:00.000Z';
    await banc.ordonner(siret, validerCourriel, [{ utilisateurId, jetonId: validation?.id ?? '', le }]);
    const actif = await banc.etat(siret);
    await banc.poignee(siret).signal(depotTraite, { depotId: randomUUID(), le });
    await jusqua(async () => (await banc.etat(siret)) === 'ACCROCHE');

    expect({ jointe, accepte: accepte.etat, actif }).to.deep.equal({
      jointe: false,
      accepte: 'ACCEPTE',
      actif: 'COMPTE_ACTIF',
    });
    const courriels = await lignes<{ modele: string; id: string }>(
      banc.base.orm,
      'SELECT c.id, modele FROM accrochage.courriel c WHERE c.id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)',
      [JSON.stringify(banc.deps.misEnFile)],
    );
    expect(courriels.map(({ modele }) => modele)).to.have.members([
      'demande-recue',
      'identifiants-inscription',
      'validation-courriel',
      'identifiant-connexion',
    ]);
    expect(await banc.poignee(siret).query(etatDossier)).to.equal('ACCROCHE');
  });

  it('shows state, SIRET and matricule as search attributes', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    await banc.ordonner(siret, accepterDossier, [buildActe({ dossierId })]);
    await jusqua(async () => (await banc.poignee(siret).query(etatDossier)) === 'IDENTIFIANTS_EMIS');

    const { typedSearchAttributes } = await banc.poignee(siret).describe();

    const [organisme] = await lignes(banc.base.orm, 'SELECT matricule FROM accrochage.organisme WHERE siret = ?', [
      siret,
    ]);
    const vus = Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
    expect(vus).to.include({ siret, etat: 'IDENTIFIANTS_EMIS', matricule: organisme?.matricule });
  });

  it('joins the second form to the open case', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const premiere = await banc.deposer(siret);

    const seconde = await banc.deposer(siret);

    expect(seconde).to.include({ dossierId: premiere.dossierId, reference: premiere.reference, jointe: true });
  });

  it('refuses the second decision with its state, author and instant', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    const acte = buildActe({ dossierId });
    await banc.ordonner(siret, accepterDossier, [acte]);

    const refus = await refusDe(
      banc.ordonner(siret, refuserDossier, [{ ...buildActe({ dossierId, agentId: AGENTS[1] }), motif: 'Trop tard' }]),
    );

    expect(refus.type).to.equal('DEJA_FAIT');
    expect(refus.details?.[0]).to.include({ par: `agent:${AGENTS[0]}`, le: acte.le });
  });

  it('refuses a refusal without reason before anything is written', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);

    const refus = await refusDe(banc.ordonner(siret, refuserDossier, [{ ...buildActe({ dossierId }), motif: '  ' }]));

    expect(refus.type).to.equal('DEMANDE_INVALIDE');
    expect(await banc.etat(siret)).to.equal('RECU');
  });

  it('reminds the agents while nobody acts, and no more after the decision', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const durees = { relanceAgentsMs: 300 };
    const demande = buildDemande({ siret }, { recueLe: new Date().toISOString() });
    const { dossierId } = await banc.ordonner(siret, deposerDemande, [demande], { durees });

    await jusqua(
      async () =>
        (
          await lignes(
            banc.base.orm,
            'SELECT 1 FROM accrochage.dossier WHERE id = ? AND agents_relances_le IS NOT NULL',
            [dossierId],
          )
        ).length === 1,
    );
    const [dossier] = await lignes<{ version: number }>(
      banc.base.orm,
      'SELECT version FROM accrochage.dossier WHERE id = ?',
      [dossierId],
    );
    await banc.ordonner(siret, refuserDossier, [
      { ...buildActe({ dossierId, version: dossier?.version ?? 0 }), motif: 'Hors champ' },
    ]);

    const relances = await lignes(
      banc.base.orm,
      "SELECT parametres FROM accrochage.courriel WHERE modele = 'dossiers-en-attente'",
    );
    expect(relances.length).to.be.greaterThanOrEqual(2);
    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId, etat: 'REFUSE' });
  });

  it('notes what the directory says, and that it did not answer', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    banc.annuaire = { chercher: async () => Promise.reject(new Error('annuaire en panne')) };
    const { dossierId } = await banc.deposer(siret);

    const notes = async () =>
      (
        await lignes<{ notes: { code: string }[] }>(
          banc.base.orm,
          'SELECT notes FROM accrochage.dossier WHERE id = ?',
          [dossierId],
        )
      )[0]?.notes;
    await jusqua(async () => (await notes())?.length === 2);

    expect((await notes())?.map(({ code }) => code)).to.deep.equal([
      'ANNUAIRE_SIRET_INDISPONIBLE',
      'REPERTOIRES_NON_CHARGES',
    ]);
  });
});
