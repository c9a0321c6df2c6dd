import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { expect } from 'chai';
import { createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { createDataConverter, FAILURE_CONVERTER_PATH } from '../../temporal/data-converter.ts';
import * as workflows from '../../workflows/index.ts';
import { ANNEAU_HISTOIRES, type Histoire, lireHistoires, typeDe } from '../support/histoires.ts';
import { bundleDesWorkflows } from '../support/temporal.ts';

const rejouer = async ({ workflowId, history }: Histoire): Promise<void> => {
  const workflowBundle = await bundleDesWorkflows({ failureConverterPath: FAILURE_CONVERTER_PATH });
  const dataConverter = createDataConverter(createTrousseau(ANNEAU_HISTOIRES));
  await Worker.runReplayHistory({ workflowBundle, dataConverter, replayName: 'histoires' }, history, workflowId);
};

const premiereActivite = ({ history }: Histoire) =>
  history.events.find((evenement) => 'activityTaskScheduledEventAttributes' in evenement);

/** Another order of activities than the one recorded: what a careless change of a workflow does. */
const changerUneActivite = (histoire: Histoire): Histoire => {
  const copie = structuredClone(histoire);
  const attributs = premiereActivite(copie)?.activityTaskScheduledEventAttributes as { activityType: { name: string } };
  attributs.activityType.name = 'uneAutreActivite';
  return copie;
};

describe('recorded histories', () => {
  const histoires = lireHistoires();
  const deType = (type: string) => histoires.filter(({ histoire }) => typeDe(histoire) === type);

  it('are there for every workflow that a worker serves (scripts/histoires.ts records them)', () => {
    const sansHistoire = Object.keys(workflows).filter((type) => deType(type).length === 0);

    expect(sansHistoire).to.deep.equal([]);
  });

  for (const { nom, histoire } of histoires) it(`${nom} replays on the workflows of today`, () => rejouer(histoire));

  for (const type of Object.keys(workflows)) {
    const avecActivite = deType(type).find(({ histoire }) => premiereActivite(histoire) !== undefined);
    if (avecActivite === undefined) continue;

    it(`a history of ${type} that the workflow would not have written fails`, async () => {
      const erreur = await rejouer(changerUneActivite(avecActivite.histoire)).then(
        () => null,
        (e: unknown) => e,
      );

      expect(erreur).to.be.instanceOf(DeterminismViolationError);
    });
  }
});
