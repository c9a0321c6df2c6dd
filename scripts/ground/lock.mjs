import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** @param {string} path */
const readOwner = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Takes the lock in one atomic step: a full file is linked into place, which fails when it exists.
 * @param {string} path
 */
const tryTake = (path) => {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
};

/**
 * Removes the lock of a process that died. Only one of several removers can move the file away; whoever moved a lock
 * taken in between puts it back.
 * @param {string} path
 * @param {string} deadOwner
 */
const removeStale = (path, deadOwner) => {
  const aside = `${path}.perime.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readOwner(aside) !== deadOwner) linkSync(aside, path);
  } catch {
    // Another process was faster: the next try tells who holds the lock now.
  }
  rmSync(aside, { force: true });
};

/**
 * Runs `work` alone among all processes that name the same lock file; waits for the others, survives their death.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (path, work) => {
  mkdirSync(dirname(path), { recursive: true });
  while (!tryTake(path)) {
    const owner = readOwner(path);
    if (owner !== undefined && !isAlive(Number(owner))) removeStale(path, owner);
    else await sleep(100);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
};
