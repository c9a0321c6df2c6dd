import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { pino } from 'pino';
import { businessErrorsInterceptor } from '../activities/business-errors.interceptor.ts';
import { createTrousseau } from '../adapters/chiffrement/trousseau.ts';
import { createTemporalClient, type TemporalOptions, tlsConfig } from '../temporal/connection.ts';
import { createDataConverter, FAILURE_CONVERTER_PATH } from '../temporal/data-converter.ts';
import { createJournalTemporal } from '../temporal/journal-temporal.ts';
import { createLanceur } from '../temporal/lanceur.ts';
import { assurerSchedules } from '../temporal/schedules.ts';
import { assurerAttributsRecherche } from '../temporal/search-attributes.ts';
import { type FileTaches, nomFile } from '../workflows/files.contract.ts';
import { configWorker } from './config.ts';
import { LOURDES_SIMULTANEES, ouvrirPieces } from './pieces-worker.ts';

/** Temporal may come up after us. */
const PATIENCE_MS = 60_000;

/**
 * Sizes of each queue's worker. A cached workflow costs about 0.2 MB, a missing one the replay of its history: cases
 * sleep for months and wake one by one, deposits run to their end.
 */
const TAILLES: Record<FileTaches, Partial<WorkerOptions>> = {
  dossiers: {
    maxConcurrentActivityTaskExecutions: 16,
    maxConcurrentWorkflowTaskExecutions: 16,
    maxCachedWorkflows: 200,
  },
  depots: {
    maxConcurrentActivityTaskExecutions: LOURDES_SIMULTANEES,
    maxConcurrentWorkflowTaskExecutions: 8,
    maxCachedWorkflows: 100,
  },
  sngi: { maxConcurrentActivityTaskExecutions: LOURDES_SIMULTANEES },
};

const config = configWorker();
const journal = pino({ level: config.JOURNAL_NIVEAU, base: { programme: 'worker' } });
Runtime.install({
  logger: createJournalTemporal(journal),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN' }) } },
  // One place stops everything, in order: below.
  shutdownSignals: [],
});

const temporal: TemporalOptions = {
  address: config.TEMPORAL_ADDRESS,
  namespace: config.TEMPORAL_NAMESPACE,
  tls: { ca: config.TEMPORAL_TLS_CA, cert: config.TEMPORAL_TLS_CERT, cle: config.TEMPORAL_TLS_CLE },
};
const payloads = createTrousseau(config.CLES_PAYLOAD);

const connecter = async (): Promise<NativeConnection> => {
  for (const fin = Date.now() + PATIENCE_MS; ; await attendre(500)) {
    try {
      return await NativeConnection.connect({ address: temporal.address, tls: tlsConfig(temporal) });
    } catch (erreur) {
      if (Date.now() > fin) throw erreur;
    }
  }
};

const client = createTemporalClient(temporal, payloads);
const pieces = await ouvrirPieces(config, createLanceur(client, config.PREFIXE_FILES), journal);
const workers: Worker[] = [];
/** A process that only sends mails asks nothing of Temporal. */
const fermetures: (() => Promise<void>)[] = [];

const demarrerWorkers = async (files: readonly FileTaches[]): Promise<void> => {
  if (files.length === 0) return;
  const connexion = await connecter();
  fermetures.push(() => connexion.close());
  await assurerAttributsRecherche(client.connection, config.TEMPORAL_NAMESPACE);
  if (files.includes('dossiers'))
    await assurerSchedules(client, config.PREFIXE_FILES, { repertoires: config.REPERTOIRES_URL !== undefined });
  const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
  const workflowBundle = files.some((file) => file !== 'sngi')
    ? await bundleWorkflowCode({ workflowsPath, failureConverterPath: FAILURE_CONVERTER_PATH })
    : undefined;
  for (const file of files)
    workers.push(
      await Worker.create({
        connection: connexion,
        namespace: config.TEMPORAL_NAMESPACE,
        taskQueue: nomFile(file, config.PREFIXE_FILES),
        // The national register is only called: no workflow runs on its queue.
        ...(file === 'sngi' ? { maxTaskQueueActivitiesPerSecond: config.SNGI_PAR_SECONDE } : { workflowBundle }),
        activities: pieces.activites(file),
        dataConverter: createDataConverter(payloads),
        interceptors: { activity: [businessErrorsInterceptor] },
        shutdownGraceTime: '10 seconds',
        shutdownForceTime: '20 seconds',
        ...TAILLES[file],
      }),
    );
};

let arret: Promise<void> | undefined;

/** Lets what is under way end, then closes what it stood on. */
const arreter = (code: number, motif: string): Promise<void> => {
  arret ??= (async () => {
    journal.info({ motif }, 'arrêt demandé');
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.allSettled(marches);
    await pieces.fermer();
    await client.connection.close();
    for (const fermer of fermetures) await fermer();
    journal.info('arrêté');
    process.exit(code);
  })();
  return arret;
};

const { FILES: files } = config;
await demarrerWorkers(files.filter((file) => file !== 'courriels'));
if (files.includes('courriels')) pieces.courriels();
const marches = workers.map((worker) => worker.run());
for (const marche of marches)
  marche.catch((erreur: unknown) => {
    journal.fatal({ cause: erreur instanceof Error ? erreur.name : 'inconnue' }, 'worker arrêté');
    return arreter(3, 'panne');
  });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void arreter(0, signal));
journal.info({ files }, 'pret');
