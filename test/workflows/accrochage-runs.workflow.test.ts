import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { expect } from 'chai';
import {
  ACCROCHER_ORGANISME,
  accepterDossier,
  accrochageWorkflowId,
  deposerDemande,
  depotTraite,
  etatDossier,
  prendreDossier,
  refuserDossier,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { type BancAccrochage, ouvrirBancAccrochage } from '../support/banc-accrochage.ts';
import { buildActe, buildDemande, buildSiret } from '../support/builders.ts';
import { jusqua } from '../support/jusqua.ts';
import { refusDe } from '../support/ordres.ts';
import { lignes } from '../support/orm.ts';

describe('accrocherOrganisme, its runs', () => {
  let banc: BancAccrochage;

  before(async () => {
    banc = await ouvrirBancAccrochage();
  });

  beforeEach(() => {
    banc.annuaire = { chercher: async () => ({ etat: 'INCONNU' }) };
  });

  afterEach(() => banc.atelier.arreterWorkers());

  after(() => banc.fermer());

  it('ends when the case is refused, and a later form opens another case', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    await banc.ordonner(siret, refuserDossier, [
      { ...buildActe({ dossierId }), motif: 'Aucune certification détenue' },
    ]);
    const fin = await banc.poignee(siret).result();

    const suivante = await banc.deposer(siret);

    expect(fin).to.deep.equal({ dossierId, etat: 'REFUSE' });
    expect(suivante.jointe).to.equal(false);
    expect(suivante.dossierId).to.not.equal(dossierId);
  });

  it('loses no form that comes while the case is being refused', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    const refus = { ...buildActe({ dossierId }), motif: 'Aucune certification détenue' };

    const [, ...formulaires] = await Promise.all([
      banc.ordonner(siret, refuserDossier, [refus]),
      ...Array.from({ length: 6 }, async (_, rang) => {
        await attendre(rang * 15);
        return banc.deposer(siret);
      }),
    ]);

    const [nombre] = await lignes(
      banc.base.orm,
      `SELECT count(*)::int AS demandes, count(DISTINCT o.id)::int AS dossiers FROM accrochage.demande_contact d
       JOIN accrochage.dossier o ON o.id = d.dossier_id WHERE o.siret = ?`,
      [siret],
    );
    expect(formulaires).to.have.length(6);
    expect(nombre?.demandes).to.equal(7);
    expect(nombre?.dossiers).to.be.within(1, 2);
  });

  it('answers the refusal again after the run has ended, and ends again', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    const refus = { ...buildActe({ dossierId }), motif: 'Aucune certification détenue' };
    const premier = await banc.ordonner(siret, refuserDossier, [refus]);
    await banc.poignee(siret).result();

    const second = await banc.ordonner(siret, refuserDossier, [refus]);

    expect(second).to.deep.equal(premier);
    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId, etat: 'REFUSE' });
  });

  it('ends by itself when the update that started it was refused', async () => {
    await banc.demarrer();
    const siret = buildSiret();

    const refus = await refusDe(banc.ordonner(siret, deposerDemande, [buildDemande()]));

    expect(refus.type).to.equal('DEMANDE_INVALIDE');
    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('ends by itself when an act names a case that does not exist', async () => {
    await banc.demarrer();
    const siret = buildSiret();

    const refus = await refusDe(banc.ordonner(siret, prendreDossier, [buildActe({ dossierId: randomUUID() })]));

    expect(refus).to.include({ type: 'INTROUVABLE', message: 'Ce dossier n’existe pas.' });
    expect(await banc.poignee(siret).result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('takes the state of an organisme of the directory from the database when a deposit wakes it', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    await lignes(
      banc.base.orm,
      `WITH o AS (INSERT INTO accrochage.organisme (id, siret, raison_sociale, matricule, contact_nom, contact_prenom, contact_courriel, cree_le)
         VALUES (gen_random_uuid(), ?, 'Annuaire', '99ZZZ999', 'N', 'P', 'n@annuaire.example', now()) RETURNING id, siret)
       INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale, contact_nom, contact_prenom, contact_courriel, ouvert_le, etat_change_le)
       SELECT gen_random_uuid(), 'ACC-2026-900001', siret, id, 'ANNUAIRE', 'IDENTIFIANTS_EMIS', 'Annuaire', 'N', 'P', 'n@annuaire.example', now(), now() FROM o`,
      [siret],
    );

    await banc.atelier.client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', banc.atelier.prefixe),
      args: [{ siret }],
      signal: depotTraite,
      signalArgs: [{ depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' }],
    });
    await jusqua(async () => (await banc.etat(siret)) === 'ACCROCHE');

    expect(await banc.poignee(siret).query(etatDossier)).to.equal('ACCROCHE');
  });

  it('a signal for a SIRET without case leaves no run behind', async () => {
    await banc.demarrer();
    const siret = buildSiret();

    const run = await banc.atelier.client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', banc.atelier.prefixe),
      args: [{ siret }],
      signal: depotTraite,
      signalArgs: [{ depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' }],
    });

    expect(await run.result()).to.deep.equal({ dossierId: null, etat: null });
  });

  it('crosses continue-as-new with updates in flight: each is answered once, none is lost', async () => {
    await banc.demarrer(0);
    const siret = buildSiret();
    const durees = { actesMaximum: 3 };
    const { dossierId } = await banc.deposer(siret, durees);
    const premierRun = (await banc.poignee(siret).describe()).runId;

    const demandes = Array.from({ length: 8 }, () => buildDemande({ siret }));
    const reponses = await Promise.all(
      demandes.map((demande, rang) =>
        banc.ordonner(siret, deposerDemande, [demande], { durees, updateId: `u${rang}` }),
      ),
    );

    await jusqua(async () => (await banc.poignee(siret).describe()).runId !== premierRun);
    expect(reponses.map((reponse) => reponse.dossierId)).to.deep.equal(Array(8).fill(dossierId));
    const [nombre] = await lignes(
      banc.base.orm,
      'SELECT count(*)::int AS n FROM accrochage.demande_contact WHERE dossier_id = ?',
      [dossierId],
    );
    expect(nombre).to.deep.equal({ n: 9 });
    expect((await banc.poignee(siret).describe()).status.name).to.equal('RUNNING');
  });

  it('keeps the case across continue-as-new by age', async () => {
    await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret, { ageMaximumMs: 400 });
    const premierRun = (await banc.poignee(siret).describe()).runId;
    await jusqua(async () => (await banc.poignee(siret).describe()).runId !== premierRun);

    const pris = await banc.ordonner(siret, prendreDossier, [buildActe({ dossierId })]);

    expect(pris.etat).to.equal('EN_INSTRUCTION');
    await banc.poignee(siret).terminate();
  });

  it('goes on where it was after its worker was replaced', async () => {
    const premier = await banc.demarrer();
    const siret = buildSiret();
    const { dossierId } = await banc.deposer(siret);
    await premier.arreter();
    const ordre = banc.ordonner(siret, accepterDossier, [buildActe({ dossierId })]);
    await attendre(50);

    await banc.demarrer();

    expect((await ordre).etat).to.equal('ACCEPTE');
    await jusqua(async () => (await banc.etat(siret)) === 'IDENTIFIANTS_EMIS');
  });
});
