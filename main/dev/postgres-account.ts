import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How the PostgreSQL binaries, which refuse to run as root, are run from this account. */
export interface PostgresAccount {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const UNSHARE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : undefined;
};

const othersMayEnter = (path: string): boolean => {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

const mayRead = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Finds an account under which PostgreSQL accepts to run; `folders` are those it must be able to enter. */
export const postgresAccount = (folders: readonly string[]): PostgresAccount => {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {} };
  if (spawnSync(UNSHARE[0] ?? '', [...UNSHARE.slice(1), 'true'], { stdio: 'ignore' }).status === 0)
    return { prefix: UNSHARE, ids: {} };
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && folders.every((f) => mayRead(f) && othersMayEnter(f)))
      return { prefix: [], ids: { uid, gid } };
  }
  throw new Error(
    'PostgreSQL refuse de fonctionner en root et aucun compte ordinaire ne peut lire ce dossier : ' +
      'relancez la commande avec un utilisateur ordinaire, ou placez le clone dans un dossier lisible par tous.',
  );
};
