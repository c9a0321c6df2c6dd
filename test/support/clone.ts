import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** A start of the stack in a clone: what it printed, and how it ended. */
export interface Demarrage {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  sortie(): string;
  /** Resolves at the line that begins with `Prêt`; fails with the output when the process ends before. */
  readonly pret: Promise<void>;
  /** Exit code; null when a signal ended it. */
  readonly fin: Promise<number | null>;
}

/** A copy of this checkout in a folder of its own, with its packages and without its data. */
export interface Clone {
  readonly dossier: string;
  demarrer(...options: string[]): Demarrage;
  /** A JSON file of its `.data/`. */
  lire<T>(nom: string): T;
  supprimer(): void;
}

/** Copies what Git knows or would know of this checkout. */
export const cloner = (): Clone => {
  const dossier = realpathSync(mkdtempSync(join(tmpdir(), 'clone-')));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const path of listed.toString('utf8').split('\0').filter(Boolean))
    cpSync(join(ROOT, path), join(dossier, path), { recursive: true, force: true });
  symlinkSync(join(ROOT, 'node_modules'), join(dossier, 'node_modules'));
  return {
    dossier,
    demarrer: (...options) => demarrer(dossier, options),
    lire: <T>(nom: string) => JSON.parse(readFileSync(join(dossier, '.data', nom), 'utf8')) as T,
    supprimer: () => rmSync(dossier, { recursive: true, force: true }),
  };
};

const demarrer = (dossier: string, options: readonly string[]): Demarrage => {
  const run = join(dossier, 'scripts', 'ground', 'run.mjs');
  const child = spawn(process.execPath, [run, 'main/dev.ts', ...options], {
    cwd: dossier,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let sortie = '';
  const pret = Promise.withResolvers<void>();
  // Whoever waits for the end alone does not care that it never was ready.
  pret.promise.catch(() => undefined);
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      sortie += text;
      if (/^Prêt/m.test(sortie)) pret.resolve();
    });
  const fin = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      pret.reject(new Error(`Ended with ${code} before it was ready:\n${sortie}`));
      resolve(code);
    }),
  );
  return { process: child, sortie: () => sortie, pret: pret.promise, fin };
};
