import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GroundError } from './ground-error.mjs';

const WANTED_MAJOR = 24;

/** Folder of the pinned Node inside the packages, whether it is there or not. @param {string} root */
export const pinnedNodeFolder = (root) => join(root, 'node_modules', `node-${process.platform}-${process.arch}`);

/**
 * The Node that runs our programs: the pinned one, else the machine's own when it is recent enough.
 * @param {string} root
 * @returns {string}
 */
export const findNode = (root) => {
  const pinned = join(pinnedNodeFolder(root), 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;
  throw new GroundError(
    `Accrochage a besoin de Node ${WANTED_MAJOR} et n'a pas pu l'obtenir pour ${process.platform}-${process.arch} (Node présent : ${process.version}).`,
    `installez Node ${WANTED_MAJOR} ou plus récent (https://nodejs.org/fr/download), puis relancez la commande`,
  );
};
