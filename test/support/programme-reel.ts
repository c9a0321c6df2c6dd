import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { spawnApart, stopChild, tied } from '../../main/dev/tied-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PATIENCE_MS = 60_000;

/** What each program writes in its log once it serves. */
const PRET: Record<'api' | 'worker', string> = { api: '"msg":"en écoute"', worker: '"msg":"pret"' };

/** A program of main/ as a real process, told everything by its environment; it ends with this process. */
export type ProgrammeReel = {
  readonly nom: string;
  /** Everything that it wrote, over all its lives. */
  journal(): string;
  /** Starts it and waits until it serves. */
  demarrer(): Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  arreter(): Promise<number | null>;
  /** SIGKILL: no chance to put anything in order. */
  tuer(): Promise<void>;
};

export const createProgrammeReel = (
  nom: 'api' | 'worker',
  env: Readonly<Record<string, string | undefined>>,
): ProgrammeReel => {
  let enfant: ChildProcess | undefined;
  let journal = '';
  const finir = async (signal: NodeJS.Signals): Promise<number | null> => {
    const fini = enfant;
    enfant = undefined;
    if (fini === undefined) return null;
    await stopChild(fini, signal, 30_000);
    return fini.exitCode;
  };
  return {
    nom,
    journal: () => journal,
    async demarrer() {
      const debut = journal.length;
      const lance = spawnApart(tied('TERM', [process.execPath, join(ROOT, 'main', `${nom}.ts`)]), {
        cwd: ROOT,
        env: { ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      enfant = lance;
      for (const flux of [lance.stdout, lance.stderr])
        flux?.setEncoding('utf8').on('data', (texte: string) => {
          journal += texte;
        });
      for (const fin = Date.now() + PATIENCE_MS; !journal.includes(PRET[nom], debut); await attendre(25)) {
        if (lance.exitCode === null && lance.signalCode === null && Date.now() < fin) continue;
        throw new Error(`main/${nom}.ts does not serve:\n${journal.slice(debut).slice(-4000)}`);
      }
    },
    arreter: () => finir('SIGTERM'),
    async tuer() {
      await finir('SIGKILL');
    },
  };
};
