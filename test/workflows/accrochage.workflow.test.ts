import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import type { UpdateDefinition } from '@temporalio/common';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import type { AnnuaireSiret } from '../../domain/organisme/annuaire-siret.ts';
import {
  ACCROCHER_ORGANISME,
  accepterDossier,
  accrochageWorkflowId,
  type DureesAccrochage,
  deposerDemande,
  depotTraite,
  etatDossier,
  inscrireOrganisme,
  prendreDossier,
  refuserDossier,
  validerCourriel,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { AGENTS, buildActe, buildDemande, buildInscription, buildSiret } from '../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { jusqua } from '../support/jusqua.ts';
import { ordonnerAuDossier, refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

/** The forms of these tests are dated in the past: with the working days of the house their reminder would be due at once. */
const SANS_RELANCE: DureesAccrochage = { relanceAgentsMs: 10 * 365 * 86_400_000 };

describe('accrocherOrganisme', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let annuaire: AnnuaireSiret;

  const demarrer = (cache?: number) =>
    atelier.demarrer(
      'dossiers',
      createDossiersActivities({ ...deps, annuaire: { chercher: (siret) => annuaire.chercher(siret) } }),
      cache,
    );

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
  });

  beforeEach(() => {
    annuaire = { chercher: async () => ({ etat: 'INCONNU' }) };
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  afterEach(() => atelier.arreterWorkers());

  const ordonner = <R, A extends unknown[]>(
    siret: string,
    ordre: UpdateDefinition<R, A>,
    args: A,
    options?: { durees?: DureesAccrochage; updateId?: string },
  ): Promise<R> => ordonnerAuDossier(atelier, siret, ordre, args, options);

  const poignee = (siret: string) => atelier.client.workflow.getHandle(accrochageWorkflowId(siret));
  const etat = async (siret: string): Promise<unknown> =>
    (
      await lignes(base.orm, 'SELECT etat FROM accrochage.dossier WHERE siret = ? ORDER BY ouvert_le DESC LIMIT 1', [
        siret,
      ])
    )[0]?.etat;
  const deposer = (siret: string, durees: DureesAccrochage = SANS_RELANCE) =>
    ordonner(siret, deposerDemande, [buildDemande({ siret })], { durees });

  it('goes from the form to the account and to accroché', async () => {
    await demarrer();
    const siret = buildSiret();

    const { dossierId, jointe } = await deposer(siret);
    const pris = await ordonner(siret, prendreDossier, [buildActe({ dossierId })]);
    const accepte = await ordonner(siret, accepterDossier, [buildActe({ dossierId, version: pris.version })]);
    await jusqua(async () => (await etat(siret)) === 'IDENTIFIANTS_EMIS');
    const [lien] = await lignes<{ id: string; sujet_id: string }>(
      base.orm,
      `SELECT j.id, j.sujet_id FROM technique.jeton j JOIN accrochage.contrat c ON c.id = j.sujet_id
       JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?`,
      [siret],
    );
    const motDePasseId = randomUUID();
    await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [
      motDePasseId,
    ]);
    const inscription = buildInscription({ jetonId: lien?.id ?? '', contratId: lien?.sujet_id ?? '', motDePasseId });
    const { utilisateurId } = await ordonner(siret, inscrireOrganisme, [inscription]);
    const [validation] = await lignes<{ id: string }>(base.orm, 'SELECT id FROM technique.jeton WHERE sujet_id = ?', [
      utilisateurId,
    ]);
    const le = '2026-03-04T12:00:00.000Z';
    await ordonner(siret, validerCourriel, [{ utilisateurId, jetonId: validation?.id ?? '', le }]);
    const actif = await etat(siret);
    await poignee(siret).signal(depotTraite, { depotId: randomUUID(), le });
    await jusqua(async () => (await etat(siret)) === 'ACCROCHE');

    expect({ jointe, accepte: accepte.etat, actif }).to.deep.equal({
      jointe: false,
      accepte: 'ACCEPTE',
      actif: 'COMPTE_ACTIF',
    });
    const courriels = await lignes<{ modele: string; id: string }>(
      base.orm,
      'SELECT c.id, modele FROM accrochage.courriel c WHERE c.id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)',
      [JSON.stringify(deps.misEnFile)],
    );
    expect(courriels.map(({ modele }) => modele)).to.have.members([
      'demande-recue',
      'identifiants-inscription',
      'validation-courriel',
      'identifiant-connexion',
    ]);
    expect(await poignee(siret).query(etatDossier)).to.equal('ACCROCHE');
  });

  it('shows state, SIRET and matricule as search attributes', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    await ordonner(siret, accepterDossier, [buildActe({ dossierId })]);
    await jusqua(async () => (await poignee(siret).query(etatDossier)) === 'IDENTIFIANTS_EMIS');

    const { typedSearchAttributes } = await poignee(siret).describe();

    const [organisme] = await lignes(base.orm, 'SELECT matricule FROM accrochage.organisme WHERE siret = ?', [siret]);
    const vus = Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
    expect(vus).to.include({ siret, etat: 'IDENTIFIANTS_EMIS', matricule: organisme?.matricule });
  });

  it('joins the second form to the open case', async () => {
    await demarrer();
    const siret = buildSiret();
    const premiere = await deposer(siret);

    const seconde = await deposer(siret);

    expect(seconde).to.include({ dossierId: premiere.dossierId, reference: premiere.reference, jointe: true });
  });

  it('ends when the case is refused, and a later form opens another case', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    await ordonner(siret, refuserDossier, [{ ...buildActe({ dossierId }), motif: 'Aucune certification détenue' }]);
    const fin = await poignee(siret).result();

    const suivante = await deposer(siret);

    expect(fin).to.deep.equal({ dossierId, etat: 'REFUSE' });
    expect(suivante.jointe).to.equal(false);
    expect(suivante.dossierId).to.not.equal(dossierId);
  });

  it('loses no form that comes while the case is being refused', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    const refus = { ...buildActe({ dossierId }), motif: 'Aucune certification détenue' };

    const [, ...formulaires] = await Promise.all([
      ordonner(siret, refuserDossier, [refus]),
      ...Array.from({ length: 6 }, async (_, rang) => {
        await attendre(rang * 15);
        return deposer(siret);
      }),
    ]);

    const [nombre] = await lignes(
      base.orm,
      `SELECT count(*)::int AS demandes, count(DISTINCT o.id)::int AS dossiers FROM accrochage.demande_contact d
       JOIN accrochage.dossier o ON o.id = d.dossier_id WHERE o.siret = ?`,
      [siret],
    );
    expect(formulaires).to.have.length(6);
    expect(nombre?.demandes).to.equal(7);
    expect(nombre?.dossiers).to.be.within(1, 2);
  });

  it('answers the refusal again after the run has ended, and ends again', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    const refus = { ...buildActe({ dossierId }), motif: 'Aucune certification détenue' };
    const premier = await ordonner(siret, refuserDossier, [refus]);
    await poignee(siret).result();

    const second = await ordonner(siret, refuserDossier, [refus]);

    expect(second).to.deep.equal(premier);
    expect(await poignee(siret).result()).to.deep.equal({ dossierId, etat: 'REFUSE' });
  });

  it('ends by itself when the update that started it was refused', async () => {
    await demarrer();
    const siret = buildSiret();

    const refus = await refusDe(ordonner(siret, deposerDemande, [buildDemande()]));

    expect(refus.type).to.equal('DEMANDE_INVALIDE');
    expect(await poignee(siret).result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('ends by itself when an act names a case that does not exist', async () => {
    await demarrer();
    const siret = buildSiret();

    const refus = await refusDe(ordonner(siret, prendreDossier, [buildActe({ dossierId: randomUUID() })]));

    expect(refus).to.include({ type: 'INTROUVABLE', message: 'Ce dossier n’existe pas.' });
    expect(await poignee(siret).result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('refuses the second decision with its state, author and instant', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    const acte = buildActe({ dossierId });
    await ordonner(siret, accepterDossier, [acte]);

    const refus = await refusDe(
      ordonner(siret, refuserDossier, [{ ...buildActe({ dossierId, agentId: AGENTS[1] }), motif: 'Trop tard' }]),
    );

    expect(refus.type).to.equal('DEJA_FAIT');
    expect(refus.details?.[0]).to.include({ par: `agent:${AGENTS[0]}`, le: acte.le });
  });

  it('refuses a refusal without reason before anything is written', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);

    const refus = await refusDe(ordonner(siret, refuserDossier, [{ ...buildActe({ dossierId }), motif: '  ' }]));

    expect(refus.type).to.equal('DEMANDE_INVALIDE');
    expect(await etat(siret)).to.equal('RECU');
  });

  it('reminds the agents while nobody acts, and no more after the decision', async () => {
    await demarrer();
    const siret = buildSiret();
    const durees = { relanceAgentsMs: 300 };
    const demande = buildDemande({ siret }, { recueLe: new Date().toISOString() });
    const { dossierId } = await ordonner(siret, deposerDemande, [demande], { durees });

    await jusqua(
      async () =>
        (
          await lignes(base.orm, 'SELECT 1 FROM accrochage.dossier WHERE id = ? AND agents_relances_le IS NOT NULL', [
            dossierId,
          ])
        ).length === 1,
    );
    const [dossier] = await lignes<{ version: number }>(
      base.orm,
      'SELECT version FROM accrochage.dossier WHERE id = ?',
      [dossierId],
    );
    await ordonner(siret, refuserDossier, [
      { ...buildActe({ dossierId, version: dossier?.version ?? 0 }), motif: 'Hors champ' },
    ]);

    const relances = await lignes(
      base.orm,
      "SELECT parametres FROM accrochage.courriel WHERE modele = 'dossiers-en-attente'",
    );
    expect(relances.length).to.be.greaterThanOrEqual(2);
    expect(await poignee(siret).result()).to.deep.equal({ dossierId, etat: 'REFUSE' });
  });

  it('notes what the directory says, and that it did not answer', async () => {
    await demarrer();
    const siret = buildSiret();
    annuaire = { chercher: async () => Promise.reject(new Error('annuaire en panne')) };
    const { dossierId } = await deposer(siret);

    const notes = async () =>
      (
        await lignes<{ notes: { code: string }[] }>(base.orm, 'SELECT notes FROM accrochage.dossier WHERE id = ?', [
          dossierId,
        ])
      )[0]?.notes;
    await jusqua(async () => (await notes())?.length === 2);

    expect((await notes())?.map(({ code }) => code)).to.deep.equal([
      'ANNUAIRE_SIRET_INDISPONIBLE',
      'REPERTOIRES_NON_CHARGES',
    ]);
  });

  it('takes the state of an organisme of the directory from the database when a deposit wakes it', async () => {
    await demarrer();
    const siret = buildSiret();
    await lignes(
      base.orm,
      `WITH o AS (INSERT INTO accrochage.organisme (id, siret, raison_sociale, matricule, contact_nom, contact_prenom, contact_courriel, cree_le)
         VALUES (gen_random_uuid(), ?, 'Annuaire', '99ZZZ999', 'N', 'P', 'n@annuaire.example', now()) RETURNING id, siret)
       INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale, contact_nom, contact_prenom, contact_courriel, ouvert_le, etat_change_le)
       SELECT gen_random_uuid(), 'ACC-2026-900001', siret, id, 'ANNUAIRE', 'IDENTIFIANTS_EMIS', 'Annuaire', 'N', 'P', 'n@annuaire.example', now(), now() FROM o`,
      [siret],
    );

    await atelier.client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', atelier.prefixe),
      args: [{ siret }],
      signal: depotTraite,
      signalArgs: [{ depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' }],
    });
    await jusqua(async () => (await etat(siret)) === 'ACCROCHE');

    expect(await poignee(siret).query(etatDossier)).to.equal('ACCROCHE');
  });

  it('a signal for a SIRET without case leaves no run behind', async () => {
    await demarrer();
    const siret = buildSiret();

    const run = await atelier.client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', atelier.prefixe),
      args: [{ siret }],
      signal: depotTraite,
      signalArgs: [{ depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' }],
    });

    expect(await run.result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('crosses continue-as-new with updates in flight: each is answered once, none is lost', async () => {
    await demarrer(0);
    const siret = buildSiret();
    const durees = { actesMaximum: 3 };
    const { dossierId } = await deposer(siret, durees);
    const premierRun = (await poignee(siret).describe()).runId;

    const demandes = Array.from({ length: 8 }, () => buildDemande({ siret }));
    const reponses = await Promise.all(
      demandes.map((demande, rang) => ordonner(siret, deposerDemande, [demande], { durees, updateId: `u${rang}` })),
    );

    await jusqua(async () => (await poignee(siret).describe()).runId !== premierRun);
    expect(reponses.map((reponse) => reponse.dossierId)).to.deep.equal(Array(8).fill(dossierId));
    const [nombre] = await lignes(
      base.orm,
      'SELECT count(*)::int AS n FROM accrochage.demande_contact WHERE dossier_id = ?',
      [dossierId],
    );
    expect(nombre).to.deep.equal({ n: 9 });
    expect((await poignee(siret).describe()).status.name).to.equal('RUNNING');
  });

  it('keeps the case across continue-as-new by age', async () => {
    await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret, { ageMaximumMs: 400 });
    const premierRun = (await poignee(siret).describe()).runId;
    await jusqua(async () => (await poignee(siret).describe()).runId !== premierRun);

    const pris = await ordonner(siret, prendreDossier, [buildActe({ dossierId })]);

    expect(pris.etat).to.equal('EN_INSTRUCTION');
    await poignee(siret).terminate();
  });

  it('goes on where it was after its worker was replaced', async () => {
    const premier = await demarrer();
    const siret = buildSiret();
    const { dossierId } = await deposer(siret);
    await premier.arreter();
    const ordre = ordonner(siret, accepterDossier, [buildActe({ dossierId })]);
    await attendre(50);

    await demarrer();

    expect((await ordre).etat).to.equal('ACCEPTE');
    await jusqua(async () => (await etat(siret)) === 'IDENTIFIANTS_EMIS');
  });
});
