import { randomBytes } from 'node:crypto';
import { type Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { businessErrorsInterceptor } from '../../activities/business-errors.interceptor.ts';
import { type Anneau, createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { createTemporalClient } from '../../temporal/connection.ts';
import { createDataConverter, FAILURE_CONVERTER_PATH } from '../../temporal/data-converter.ts';
import { assurerAttributsRecherche } from '../../temporal/search-attributes.ts';
import { type FileTaches, nomFile } from '../../workflows/files.contract.ts';
import { adresseTemporal, bundleDesWorkflows } from './temporal.ts';

const NAMESPACE = 'default';

/** Payload keys of the tests, one ring per process. */
export const ANNEAU_PAYLOAD = { active: 'p1', cles: { p1: randomBytes(32).toString('base64') } };

/** Workers on queues that nobody else listens to, and a client that reads what they write. */
export type Atelier = {
  readonly client: Client;
  readonly prefixe: string;
  /** Starts one worker; `cache` 0 makes every workflow task replay its whole history. */
  demarrer(file: FileTaches, activities: object, cache?: number): Promise<WorkerDeTest>;
  /** Stops every worker still running. */
  arreterWorkers(): Promise<void>;
  fermer(): Promise<void>;
};
export type WorkerDeTest = { arreter(): Promise<void> };

export const ouvrirAtelier = async (anneau: Anneau = ANNEAU_PAYLOAD): Promise<Atelier> => {
  const address = await adresseTemporal();
  const trousseau = createTrousseau(anneau);
  const dataConverter = createDataConverter(trousseau);
  const client = createTemporalClient({ address, namespace: NAMESPACE }, trousseau);
  const connexion = await NativeConnection.connect({ address });
  const administration = await Connection.connect({ address });
  await assurerAttributsRecherche(administration, NAMESPACE);
  await administration.close();
  const workflowBundle = await bundleDesWorkflows({ failureConverterPath: FAILURE_CONVERTER_PATH });
  const prefixe = `${randomBytes(5).toString('hex')}-`;
  const actifs = new Set<WorkerDeTest>();

  const arreterWorkers = async (): Promise<void> => {
    await Promise.all([...actifs].map((worker) => worker.arreter()));
  };

  return {
    client,
    prefixe,
    async demarrer(file, activities, cache = 50) {
      const worker = await Worker.create({
        connection: connexion,
        namespace: NAMESPACE,
        taskQueue: nomFile(file, prefixe),
        ...(file !== 'sngi' && { workflowBundle }),
        activities,
        dataConverter,
        interceptors: { activity: [businessErrorsInterceptor] },
        maxCachedWorkflows: cache,
        shutdownGraceTime: '1 second',
        stickyQueueScheduleToStartTimeout: '1 second',
      });
      const marche = worker.run();
      const test: WorkerDeTest = {
        async arreter() {
          if (!actifs.delete(test)) return;
          worker.shutdown();
          await marche;
        },
      };
      actifs.add(test);
      return test;
    },
    arreterWorkers,
    async fermer() {
      await arreterWorkers();
      await connexion.close();
      await client.connection.close();
    },
  };
};
