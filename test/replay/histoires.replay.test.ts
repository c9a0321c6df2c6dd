import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { expect } from 'chai';
import { createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { createDataConverter, FAILURE_CONVERTER_PATH } from '../../temporal/data-converter.ts';
import { ANNEAU_HISTOIRES, type Histoire, lireHistoires } from '../support/histoires.ts';
import { bundleDesWorkflows } from '../support/temporal.ts';

const rejouer = async ({ workflowId, history }: Histoire): Promise<void> => {
  const workflowBundle = await bundleDesWorkflows({ failureConverterPath: FAILURE_CONVERTER_PATH });
  const dataConverter = createDataConverter(createTrousseau(ANNEAU_HISTOIRES));
  await Worker.runReplayHistory({ workflowBundle, dataConverter, replayName: 'histoires' }, history, workflowId);
};

/** Another order of activities than the one recorded: what a careless change of a workflow does. */
const changerUneActivite = (histoire: Histoire): Histoire => {
  const copie = structuredClone(histoire);
  const planifiee = copie.history.events.find((evenement) => 'activityTaskScheduledEventAttributes' in evenement);
  const attributs = planifiee?.activityTaskScheduledEventAttributes as { activityType: { name: string } } | undefined;
  if (attributs === undefined) throw new Error('no activity in this history');
  attributs.activityType.name = 'uneAutreActivite';
  return copie;
};

describe('recorded histories', () => {
  const histoires = lireHistoires();

  it('are there for both workflows', () => {
    const types = histoires.map(({ histoire }) => histoire.workflowId.split(':')[0]);

    expect(types).to.include.members(['accrochage', 'depot']);
  });

  for (const { nom, histoire } of histoires) it(`${nom} replays on the workflows of today`, () => rejouer(histoire));

  for (const type of ['accrochage', 'depot'])
    it(`a history of ${type} that the workflow would not have written fails`, async () => {
      const [premiere] = histoires.filter(({ histoire }) => histoire.workflowId.startsWith(`${type}:`));
      if (premiere === undefined) return expect.fail('no history');

      const erreur = await rejouer(changerUneActivite(premiere.histoire)).then(
        () => null,
        (e: unknown) => e,
      );

      expect(erreur).to.be.instanceOf(DeterminismViolationError);
    });
});
