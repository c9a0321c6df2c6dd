import { WithStartWorkflowOperation } from '@temporalio/client';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import { constatWorkflowId, SUIVRE_CONSTAT, traiterConstat } from '../../workflows/constat/constat.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { AGENTS } from '../support/builders.ts';
import { ajouterConstat } from '../support/constats.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme } from '../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

describe('suivreConstat', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let constatId: string;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities(deps), 0);
  });

  beforeEach(async () => {
    const { organismeId } = await ajouterOrganisme(base.orm);
    constatId = await ajouterConstat(base.orm, { organismeId });
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const decider = (rang: 0 | 1, version = 1) =>
    atelier.client.workflow.executeUpdateWithStart(traiterConstat, {
      args: [{ agentId: AGENTS[rang], le: '2026-03-03T10:00:00.000Z', version, decision: 'TRAITE' }],
      startWorkflowOperation: new WithStartWorkflowOperation(SUIVRE_CONSTAT, {
        workflowId: constatWorkflowId(constatId),
        taskQueue: nomFile('dossiers', atelier.prefixe),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ constatId }],
      }),
    });
  const etat = async (): Promise<unknown> =>
    (await lignes(base.orm, 'SELECT etat FROM accrochage.constat WHERE id = ?', [constatId]))[0]?.etat;

  it('writes the decision, answers, and ends', async () => {
    const apres = await decider(0);

    expect(apres).to.deep.equal({ constatId, etat: 'TRAITE', version: 2 });
    expect(await etat()).to.equal('TRAITE');
    await atelier.client.workflow.getHandle(constatWorkflowId(constatId)).result();
  });

  it('refuses on an outdated view without failing, and leaves the finding as it was', async () => {
    const refus = await refusDe(decider(0, 7));
    await atelier.client.workflow.getHandle(constatWorkflowId(constatId)).result();

    expect(refus.type).to.equal('VERSION_PERIMEE');
    expect(await etat()).to.equal('A_TRAITER');
  });

  it('of two agents at once, one decides and the other is told', async () => {
    const issues = await Promise.allSettled([decider(0), decider(1)]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(await etat()).to.equal('TRAITE');
  });
});
