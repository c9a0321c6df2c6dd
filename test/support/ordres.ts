import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition, type Workflow } from '@temporalio/common';
import { expect } from 'chai';
import {
  ACCROCHER_ORGANISME,
  type AccrochageInput,
  accrochageWorkflowId,
  type DureesAccrochage,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { type DureesDepot, depotWorkflowId, TRAITER_DEPOT } from '../../workflows/depot/depot.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  type DureesRemplacement,
  REMPLACER_ADMINISTRATEUR,
  remplacementWorkflowId,
} from '../../workflows/remplacement/remplacement.contract.ts';
import type { Atelier } from './workers.ts';

type Demarrage = { type: string; workflowId: string; taskQueue: string; entree: unknown; updateId?: string };

const demarrerEtOrdonner = async <R, A extends unknown[]>(
  { client }: Atelier,
  { type, workflowId, taskQueue, entree, updateId }: Demarrage,
  ordre: UpdateDefinition<R, A>,
  args: A,
): Promise<R> => {
  const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(type, {
    workflowId,
    taskQueue,
    args: [entree],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const options = { args, startWorkflowOperation, ...(updateId !== undefined && { updateId }) };
  return client.workflow.executeUpdateWithStart(ordre, options as never) as Promise<R>;
};

/** An order to the case of a SIRET, as the API gives it. */
export const ordonnerAuDossier = <R, A extends unknown[]>(
  atelier: Atelier,
  siret: string,
  ordre: UpdateDefinition<R, A>,
  args: A,
  { durees, updateId }: { durees?: DureesAccrochage; updateId?: string } = {},
): Promise<R> => {
  const entree: AccrochageInput = { siret, ...(durees && { durees }) };
  const taskQueue = nomFile('dossiers', atelier.prefixe);
  const workflowId = accrochageWorkflowId(siret);
  return demarrerEtOrdonner(
    atelier,
    { type: ACCROCHER_ORGANISME, workflowId, taskQueue, entree, updateId },
    ordre,
    args,
  );
};

/** An order to a deposit, as the API gives it. */
export const ordonnerAuDepot = <R, A extends unknown[]>(
  atelier: Atelier,
  depotId: string,
  ordre: UpdateDefinition<R, A>,
  args: A,
  durees: DureesDepot = { repriseApresPanneMs: 10 },
): Promise<R> => {
  const taskQueue = nomFile('depots', atelier.prefixe);
  const entree = { depotId, durees };
  return demarrerEtOrdonner(
    atelier,
    { type: TRAITER_DEPOT, workflowId: depotWorkflowId(depotId), taskQueue, entree },
    ordre,
    args,
  );
};

/** An order to a request of replacement, as the API gives it. */
export const ordonnerAuRemplacement = <R, A extends unknown[]>(
  atelier: Atelier,
  remplacementId: string,
  ordre: UpdateDefinition<R, A>,
  args: A,
  durees: DureesRemplacement = {},
): Promise<R> => {
  const taskQueue = nomFile('dossiers', atelier.prefixe);
  const workflowId = remplacementWorkflowId(remplacementId);
  const entree = { remplacementId, durees };
  return demarrerEtOrdonner(atelier, { type: REMPLACER_ADMINISTRATEUR, workflowId, taskQueue, entree }, ordre, args);
};

/** An order to a short run: its type, its id and what it starts with. */
export const ordonnerCourt = <R, O>(
  atelier: Atelier,
  [type, workflowId, entree]: [type: string, workflowId: string, entree: object],
  ordre: UpdateDefinition<R, [O]>,
  demande: O,
): Promise<R> => {
  const taskQueue = nomFile('dossiers', atelier.prefixe);
  return demarrerEtOrdonner(atelier, { type, workflowId, taskQueue, entree }, ordre, [demande]);
};

/** The refusal of an order, as its caller receives it. */
export const refusDe = async (ordre: Promise<unknown>): Promise<ApplicationFailure> => {
  const erreur = await ordre.then(
    () => expect.fail('accepted'),
    (e: unknown) => e,
  );
  if (!(erreur instanceof WorkflowUpdateFailedError) || !(erreur.cause instanceof ApplicationFailure)) throw erreur;
  return erreur.cause;
};
