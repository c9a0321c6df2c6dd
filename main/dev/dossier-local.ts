import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLine } from './tied-process.ts';

/** What a running `npm start` tells the commands of the same clone; readable by its owner only. */
export interface EtatDeLaPile {
  readonly pid: number;
  readonly api: string;
  readonly courriels: string;
  readonly connexionAgents: string;
  readonly temporal: string;
  readonly temporalUi?: string;
  readonly databaseUrl: string;
  readonly databaseUrlMigration: string;
  readonly jetonOperateur: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Folder of everything that the embedded stack keeps, inside the clone and out of Git. */
export const DATA = join(ROOT, '.data');

const ETAT = join(DATA, 'etat.json');
const KEPT_ON_RESET = ['tests', 'installation.verrou'];

/** Writes a JSON file in one step, readable by its owner only. */
export const writePrivate = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
};

/** Reads a JSON file of the folder; undefined when it is not there. */
export const readPrivate = <T>(path: string): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;

/** Process of the `npm start` of this clone that runs now, if there is one. */
export const alreadyRunning = (): number | undefined => {
  const pid = readPrivate<Partial<EtatDeLaPile>>(ETAT)?.pid;
  return pid !== undefined && pid !== process.pid && commandLine(pid)?.includes(join('main', 'dev.ts'))
    ? pid
    : undefined;
};

/** Tells the commands of this clone where everything is; `pid` alone while it is still starting. */
export const publishEtat = (etat: EtatDeLaPile | Pick<EtatDeLaPile, 'pid'>): void => writePrivate(ETAT, etat);

/** Tells them that nothing runs any more. */
export const withdrawEtat = (): void => rmSync(ETAT, { force: true });

/** Removes everything that the stack has kept, but for what other programs of the clone keep beside it. */
export const reset = (entries: readonly string[]): void => {
  for (const name of entries)
    if (!KEPT_ON_RESET.includes(name)) rmSync(join(DATA, name), { recursive: true, force: true });
};
