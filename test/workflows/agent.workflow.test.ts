import { randomUUID } from 'node:crypto';
import { type UpdateDefinition, WithStartWorkflowOperation } from '@temporalio/client';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import {
  agentWorkflowId,
  annoncerAttenteAgent,
  changerActiviteAgent,
  changerRolesAgent,
  declarerAbsenceAgent,
  GERER_AGENT,
} from '../../workflows/agent/agent.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { refusDe } from '../support/ordres.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterAgent } from '../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

const LE = '2026-03-03T10:00:00.000Z';

describe('gererAgent', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let chefId: string;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities(deps), 0);
    chefId = await ajouterAgent(base.orm, ['supervision']);
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const ordonner = <R, O>(agentId: string, update: UpdateDefinition<R, [O]>, ordre: O): Promise<R> =>
    atelier.client.workflow.executeUpdateWithStart(update, {
      args: [ordre],
      startWorkflowOperation: new WithStartWorkflowOperation(GERER_AGENT, {
        workflowId: agentWorkflowId(agentId),
        taskQueue: nomFile('dossiers', atelier.prefixe),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ agentId }],
      }),
    });
  const par = <O>(ordre: O): O & { parAgentId: string; le: string } => ({ ...ordre, parAgentId: chefId, le: LE });
  const finie = (agentId: string): Promise<unknown> =>
    atelier.client.workflow.getHandle(agentWorkflowId(agentId)).result();
  const rolesDe = async (agentId: string): Promise<unknown> =>
    (await lignes(base.orm, 'SELECT roles FROM accrochage.agent WHERE id = ?', [agentId]))[0]?.roles;

  it('carries an order out, answers, has the mails sent, and ends', async () => {
    const agentId = await ajouterAgent(base.orm, []);

    const apres = await ordonner(agentId, changerRolesAgent, par({ donner: ['instruction' as const], retirer: [] }));
    await finie(agentId);

    const [courriel] = await lignes<{ id: string }>(base.orm, 'SELECT id FROM accrochage.courriel WHERE cle LIKE ?', [
      `agent-habilite:${agentId}:%`,
    ]);
    expect(apres).to.deep.equal({ agentId, etat: 'ACTIF', roles: ['instruction'] });
    expect(deps.misEnFile).to.include(courriel?.id);
  });

  it('of two orders at once on one agent, both are carried out', async () => {
    const agentId = await ajouterAgent(base.orm, ['support']);

    await Promise.all([
      ordonner(agentId, changerRolesAgent, par({ donner: ['instruction' as const], retirer: [] })),
      ordonner(agentId, changerRolesAgent, par({ donner: [], retirer: ['support' as const] })),
    ]);

    expect(await rolesDe(agentId)).to.deep.equal(['instruction']);
  });

  it('of two supervisors closed at once, one is refused and the other run does not fail', async () => {
    const [a, b] = [await ajouterAgent(base.orm, ['supervision']), await ajouterAgent(base.orm, ['supervision'])];
    await ordonner(chefId, changerRolesAgent, par({ donner: ['support' as const], retirer: ['supervision' as const] }));

    const fermer = (agentId: string) => ordonner(agentId, changerActiviteAgent, par({ actif: false }));
    const [issueA, issueB] = await Promise.allSettled([fermer(a), fermer(b)]);

    expect([issueA.status, issueB.status].sort()).to.deep.equal(['fulfilled', 'rejected']);
    const refusee = [issueA, issueB].find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect((await refusDe(Promise.reject(refusee.reason))).type).to.equal('DERNIER_SUPERVISEUR');
    await Promise.all([finie(a), finie(b)]);
    await ordonner(chefId, changerRolesAgent, par({ donner: ['supervision' as const], retirer: [] }));
  });

  it('says a refusal as the activity said it, and leaves nothing behind', async () => {
    const agentId = await ajouterAgent(base.orm, ['instruction']);
    const absence = { absenceId: randomUUID(), suppleantId: agentId, debut: '2026-03-10', fin: '2026-03-11' };

    const refus = await refusDe(ordonner(agentId, declarerAbsenceAgent, par(absence)));
    await finie(agentId);

    expect(refus.type).to.equal('SUPPLEANT_INDISPONIBLE');
    expect(await lignes(base.orm, 'SELECT 1 FROM accrochage.absence_agent')).to.deep.equal([]);
  });

  it('tells the supervision once of who waits, however often she comes', async () => {
    const agentId = await ajouterAgent(base.orm, []);

    await Promise.all([1, 2, 3].map(() => ordonner(agentId, annoncerAttenteAgent, { le: LE })));
    await ordonner(agentId, annoncerAttenteAgent, { le: LE });
    await finie(agentId);

    const courriels = await lignes(base.orm, 'SELECT 1 FROM accrochage.courriel WHERE cle = ?', [
      `agent-en-attente:${agentId}:${chefId}`,
    ]);
    expect(courriels).to.have.length(1);
  });
});
