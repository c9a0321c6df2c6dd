import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { nomFile } from '../../workflows/files.contract.ts';
import { lastLines, type Programme } from './programme.ts';

const TIMEOUT_MS = 90_000;
const WORKFLOW_TASKS = 1;

const until = async (ready: () => Promise<boolean>, what: string, programme: Programme): Promise<void> => {
  for (const begun = Date.now(); Date.now() - begun < TIMEOUT_MS; await sleep(100)) {
    if (await ready().catch(() => false)) return;
  }
  throw new Error(
    `${what} n’est pas prêt après ${TIMEOUT_MS / 1000} s. Fin de ${programme.log} :\n${lastLines(programme.log)}`,
  );
};

/** Waits until the API says that it and all it depends on are ready. */
export const apiReady = (api: string, programme: Programme): Promise<void> =>
  until(async () => (await fetch(`${api}/pret`, { signal: AbortSignal.timeout(2_000) })).ok, 'L’API', programme);

/** Waits until a worker started after `since` asks the server for work; older ones stay listed for minutes. */
export const workerReady = async (
  address: string,
  namespace: string,
  since: Date,
  programme: Programme,
): Promise<void> => {
  const connection = await Connection.connect({ address });
  const asks = async (): Promise<boolean> => {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: nomFile('dossiers') },
      taskQueueType: WORKFLOW_TASKS,
    });
    return (pollers ?? []).some(
      ({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 + 1000 > since.getTime(),
    );
  };
  try {
    await until(asks, 'Le worker', programme);
  } finally {
    await connection.close();
  }
};
