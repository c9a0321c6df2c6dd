import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { GroundError } from './ground-error.mjs';
import { withLock } from './lock.mjs';
import { findNode, pinnedNodeFolder } from './node.mjs';
import { runQuietly, withProgress } from './progress.mjs';

const COMPILER = 'sudo apt-get install -y python3 make g++   (ou l’équivalent de votre système)';

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.accrochage');

/** @param {string} root */
const wantedStamp = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** @param {string} root @param {string} stamp */
const isStamped = (root, stamp) => existsSync(stampPath(root)) && readFileSync(stampPath(root), 'utf8') === stamp;

/** @param {string} root @param {string} stamp */
const writeStamp = (root, stamp) => {
  const mine = `${stampPath(root)}.${process.pid}`;
  writeFileSync(mine, stamp);
  renameSync(mine, stampPath(root));
};

/**
 * An addon compiled for the machine's own Node does not load on the pinned one: `npm ci` typed by hand leaves such a one.
 * @param {string} root
 */
const addonLoads = (root) =>
  spawnSync(findNode(root), ['-e', "require('libxmljs2')"], { cwd: root, stdio: 'ignore' }).status === 0;

/**
 * True when npm itself recorded that what is installed is what the lock file asks for (a developer's own npm install).
 * @param {string} root
 */
const isAlreadyInstalled = (root) => {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(join(root, 'node_modules', 'libxmljs2', 'build'))) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(record).packages;
  const same = (/** @type {string} */ path) =>
    wanted[path]?.version === present[path]?.version && wanted[path]?.integrity === present[path]?.integrity;
  return (
    Object.keys(present).every(same) &&
    Object.keys(wanted).every(
      (path) => path === '' || wanted[path].optional || wanted[path].devOptional || same(path),
    ) &&
    addonLoads(root)
  );
};

/**
 * The npm to call: the one that started us, else the one beside Node, else the one on PATH.
 * @returns {{ command: string, args: string[] }}
 */
const npm = () => {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return script === undefined ? { command: 'npm', args: [] } : { command: process.execPath, args: [script] };
};

/** @param {string} output */
const explain = (output) => {
  if (/gyp ERR!/.test(output))
    return new GroundError(
      'La bibliothèque XML (libxmljs2) n’a pas pu être installée : ni binaire tout prêt, ni compilateur C++ sur cette machine.',
      COMPILER,
      output,
    );
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return new GroundError(
      'Les paquets npm n’ont pas pu être téléchargés : le registre npm ne répond pas.',
      'vérifiez le réseau (ou « npm config get registry »), puis relancez la commande',
      output,
    );
  if (/EACCES|EPERM/.test(output))
    return new GroundError(
      'Les paquets npm n’ont pas pu être écrits : ce dossier appartient à un autre utilisateur.',
      'sudo chown -R "$(id -u)" .   puis relancez la commande',
      output,
    );
  if (/ENOSPC/.test(output))
    return new GroundError('Le disque est plein : les paquets npm demandent 1 Go.', 'df -h .', output);
  return new GroundError('Les paquets npm n’ont pas pu être installés.', 'npm ci', output);
};

/** @param {string} root */
const install = async (root) => {
  const { command, args } = npm();
  const env = {
    ...process.env,
    // Headers of the pinned Node, whatever the machine's own configuration says: else the addon has another ABI.
    ...(process.platform === 'linux' && { npm_config_nodedir: pinnedNodeFolder(root) }),
    npm_config_jobs: 'max',
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  };
  const options = ['ci', '--include=optional', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const made = await runQuietly(command, [...args, ...options], { cwd: root, env });
  if (made.missing)
    throw new GroundError(
      'npm est introuvable sur cette machine.',
      'installez Node avec npm (https://nodejs.org/fr/download)',
    );
  if (!made.ok) throw explain(made.output);
};

/**
 * Makes node_modules what package-lock.json says. Instant when it is; safe when two processes ask at once.
 * @param {string} root
 */
export const ensurePackages = async (root) => {
  const stamp = wantedStamp(root);
  if (isStamped(root, stamp)) return;
  await withProgress('Installation des paquets npm', () =>
    withLock(join(root, '.data', 'installation.verrou'), async () => {
      if (isStamped(root, stamp)) return;
      if (!isAlreadyInstalled(root)) await install(root);
      writeStamp(root, stamp);
    }),
  );
};
