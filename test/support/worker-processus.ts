import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const RACINE = join(import.meta.dirname, '..', '..');
const PROGRAMME = join(RACINE, 'main', 'worker.ts');

/** A worker in a process of its own, as in production. */
export type WorkerProcessus = {
  /** kill -9: nothing is told to anybody. */
  tuer(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  arreter(): Promise<number | null>;
  /** What it has logged so far. */
  journal(): string;
};

const fini = (enfant: ChildProcess): Promise<number | null> =>
  enfant.exitCode !== null || enfant.signalCode !== null
    ? Promise.resolve(enfant.exitCode)
    : new Promise((resolve) => enfant.once('exit', resolve));

/** Starts main/worker.ts and waits until it says that it is ready. */
export const demarrerProcessus = async (env: Record<string, string>): Promise<WorkerProcessus> => {
  const enfant = spawn(process.execPath, [PROGRAMME], {
    cwd: RACINE,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let journal = '';
  await new Promise<void>((resolve, reject) => {
    for (const flux of [enfant.stdout, enfant.stderr])
      flux.setEncoding('utf8').on('data', (texte: string) => {
        journal += texte;
        if (journal.includes('"msg":"pret"')) resolve();
      });
    enfant.once('exit', (code) => reject(new Error(`main/worker.ts ended with ${code}:\n${journal}`)));
  });
  return {
    journal: () => journal,
    async tuer() {
      enfant.kill('SIGKILL');
      await fini(enfant);
    },
    async arreter() {
      enfant.kill('SIGTERM');
      return fini(enfant);
    },
  };
};
