import { setTimeout as attendre } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { BusinessError, type BusinessErrorCode } from '../domain/errors.ts';
import { type FileTaches, nomFile } from '../workflows/files.contract.ts';
import { indisponible } from './reponses/erreur-http.ts';
import { CODES_METIER } from './reponses/probleme.ts';

/** Longest wait for a workflow's answer. */
const DELAI_MS = 10_000;

export type Ordre<Ret, Args extends unknown[]> = {
  update: UpdateDefinition<Ret, Args>;
  args: Args;
  /** Temporal forgets nothing of an id within a run: the same order sent again gets the same answer. */
  effetId: string;
  /** The workflow to which the order goes, started when it is not running. */
  workflow: { type: string; id: string; file: FileTaches; input: unknown };
};

/** Orders to workflows: the only way by which this API changes a case or a deposit. */
export type Ordres = {
  /** The workflow's answer; its refusals come as BusinessError, its silence as SERVICE_INDISPONIBLE. */
  executer<Ret, Args extends unknown[]>(ordre: Ordre<Ret, Args>): Promise<Ret>;
};

const estCodeMetier = (type: string | null | undefined): type is BusinessErrorCode =>
  typeof type === 'string' && CODES_METIER.has(type);

const refusMetier = (erreur: unknown, profondeur = 0): BusinessError | null => {
  if (!(erreur instanceof Error) || profondeur > 6) return null;
  if (erreur instanceof ApplicationFailure && estCodeMetier(erreur.type)) {
    const [details] = erreur.details ?? [];
    return new BusinessError(erreur.type, erreur.message, (details ?? {}) as Record<string, unknown>);
  }
  return refusMetier(erreur.cause, profondeur + 1);
};

/** UNKNOWN stands with the statuses of a server that is away: the SDK gives it when a connection breaks under a call. */
const STATUTS_ABSENCE = new Set([1, 2, 4, 8, 10, 14]);

/** The run ended under the order (it was refused, or handed over to the next run): the next attempt meets another run. */
const FIN_DU_RUN = 'AcceptedUpdateCompletedWorkflow';

const runTermine = (erreur: unknown): boolean =>
  erreur instanceof WorkflowNotFoundError ||
  (erreur instanceof WorkflowUpdateFailedError &&
    erreur.cause instanceof ApplicationFailure &&
    erreur.cause.type === FIN_DU_RUN);

const estAbsence = (erreur: unknown): boolean =>
  erreur instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  runTermine(erreur) ||
  (isGrpcServiceError(erreur) && STATUTS_ABSENCE.has(erreur.code)) ||
  (erreur instanceof Error && erreur.cause !== undefined && estAbsence(erreur.cause));

const sansReponse = (): BusinessError =>
  indisponible('Le traitement n’a pas pu répondre à temps. Réessayez dans quelques instants.', 5);

const traduire = (erreur: unknown): unknown => {
  const refus = refusMetier(erreur);
  if (refus) return refus;
  return estAbsence(erreur) ? sansReponse() : erreur;
};

/**
 * The SDK's own deadline bounds each attempt, not the waits between them, which last seconds more when the server is away.
 * What still goes on afterwards is the same order: it has one effect.
 */
const auPlusTard = async <T>(delaiMs: number, appel: Promise<T>): Promise<T> => {
  const fini = new AbortController();
  const trop = attendre(delaiMs, undefined, { signal: fini.signal, ref: false }).then(() => {
    throw sansReponse();
  });
  try {
    return await Promise.race([appel, trop]);
  } finally {
    fini.abort();
  }
};

export type OrdresOuverts = Ordres & {
  /** Waits for the orders given up that still go on: to be called before the connection is closed under them. */
  finir(): Promise<void>;
};

/** Sends orders by update-with-start; a prefix keeps the task queues of tests apart. */
export const createOrdres = (client: Client, prefixeFiles = '', delaiMs = DELAI_MS): OrdresOuverts => {
  const enCours = new Set<Promise<unknown>>();
  const suivre = <T>(appel: Promise<T>): Promise<T> => {
    const fin = appel.catch(() => undefined).finally(() => enCours.delete(fin));
    enCours.add(fin);
    return appel;
  };
  const executer: Ordres['executer'] = async ({ update, args, effetId, workflow }) => {
    try {
      const appel = client.withDeadline(Date.now() + delaiMs, () =>
        client.workflow.executeUpdateWithStart(update, {
          args,
          updateId: `${update.name}:${effetId}`,
          startWorkflowOperation: new WithStartWorkflowOperation(workflow.type, {
            workflowId: workflow.id,
            taskQueue: nomFile(workflow.file, prefixeFiles),
            workflowIdConflictPolicy: 'USE_EXISTING',
            args: [workflow.input],
          }),
        }),
      );
      return await auPlusTard(delaiMs, suivre(appel));
    } catch (erreur) {
      throw traduire(erreur);
    }
  };
  return { executer, finir: async () => void (await Promise.all(enCours)) };
};
