import { randomUUID } from 'node:crypto';
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import { Client } from 'pg';
import type { JournalTechnique } from './journal-technique.ts';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** Schema of PostgreSQL where the queues live. */
const SCHEMA_FILES = 'file';

/** Queue of mails: a job is the id of a row of the outbox and nothing else. */
const FILE_COURRIELS = 'courriels';

type DonneesCourriel = { courrielId: string };

export type QueueCourriels = InstanceType<typeof Queue<DonneesCourriel, string>>;

const DROITS = `
  GRANT USAGE ON SCHEMA ${SCHEMA_FILES} TO accrochage_programme;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA_FILES} TO accrochage_programme;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA_FILES} TO accrochage_programme;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA_FILES} TO accrochage_programme;`;

/** Brings the schema of the queues to this version, as the owner, and grants the program its use. Run twice, changes nothing. */
export const migrerFiles = async (urlProprietaire: string): Promise<void> => {
  const client = new Client({ connectionString: urlProprietaire });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA_FILES);
    await client.query(DROITS);
  } finally {
    await client.end();
  }
};

const connexion = (url: string, max: number): { connectionString: string; schema: string; max: number } => ({
  connectionString: url,
  schema: SCHEMA_FILES,
  max,
});

const JOUR_S = 86_400;

/** The queue of mails as those who wake the sender see it. */
export type FileCourriels = {
  /** One job at most waits for a mail; a job too many finds the row done and sends nothing. */
  mettreEnFile(courrielIds: readonly string[]): Promise<void>;
  readonly queue: QueueCourriels;
  fermer(): Promise<void>;
};

export const createFileCourriels = (url: string, journal: JournalTechnique): FileCourriels => {
  const queue: QueueCourriels = new Queue<DonneesCourriel, string>(FILE_COURRIELS, {
    connection: connexion(url, 3),
    defaultJobOptions: {
      // The row plans the tries of a mail; these only bridge an absence of the database.
      attempts: 10,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 7 * JOUR_S, count: 10_000 },
      removeOnFail: { age: 30 * JOUR_S, count: 10_000 },
    },
  });
  queue.on('error', (erreur) => journal.warn({ cause: erreur.message }, 'file des courriels injoignable'));
  return {
    queue,
    async mettreEnFile(courrielIds) {
      if (courrielIds.length === 0) return;
      await queue.addBulk(
        courrielIds.map((courrielId) => ({
          name: 'envoyer',
          data: { courrielId },
          // The mail's id is not the job's: a job kept for the record would stop every later one of the same mail. The job
          // has one all the same: to number it, BullMQ would create a sequence, which the program may not.
          opts: { deduplication: { id: courrielId }, jobId: randomUUID() },
        })),
      );
    },
    fermer: () => queue.close(),
  };
};

/** Starts sending the mails of the queue. `fermer` lets those in progress end. */
export const demarrerCourriels = (options: {
  url: string;
  envoyer: (courrielId: string) => Promise<string>;
  journal: JournalTechnique;
  simultanes?: number;
  parSeconde?: number;
}): { pret(): Promise<void>; fermer(): Promise<void> } => {
  const { url, envoyer, journal, simultanes = 5, parSeconde = 20 } = options;
  const worker = new Worker<DonneesCourriel, string>(FILE_COURRIELS, (job) => envoyer(job.data.courrielId), {
    connection: connexion(url, simultanes + 2),
    concurrency: simultanes,
    limiter: { max: parSeconde, duration: 1000 },
    lockDuration: 30_000,
    stalledInterval: 15_000,
  });
  worker.on('error', (erreur) => journal.warn({ cause: erreur.message }, 'file des courriels injoignable'));
  worker.on('failed', (job, erreur) =>
    journal.error(
      { courrielId: job?.data.courrielId, essais: job?.attemptsMade, cause: erreur.name },
      'envoi en échec',
    ),
  );
  return {
    async pret() {
      await worker.waitUntilReady();
    },
    fermer: () => worker.close(),
  };
};
