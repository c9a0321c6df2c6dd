import { spawn } from 'node:child_process';

const SILENT_MS = 2_000;
const TERMINAL_STEP_MS = 1_000;
const PLAIN_STEP_MS = 10_000;

/**
 * Says what is going on, with the elapsed time, from the second second on; silent before.
 * @template T
 * @param {string} label French, without final dot
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withProgress = async (label, work) => {
  const begun = Date.now();
  const terminal = process.stderr.isTTY === true;
  const show = () => {
    const line = `${label}… ${Math.round((Date.now() - begun) / 1000)} s`;
    process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
  let timer = setTimeout(function tick() {
    show();
    timer = setTimeout(tick, terminal ? TERMINAL_STEP_MS : PLAIN_STEP_MS);
  }, SILENT_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (Date.now() - begun >= SILENT_MS) {
      show();
      if (terminal) process.stderr.write('\n');
    }
  }
};

/**
 * Runs a command without a terminal and keeps what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ok: boolean, missing: boolean, output: string }>}
 */
export const runQuietly = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, stop);
    const end = (/** @type {{ ok: boolean, missing: boolean, output: string }} */ result) => {
      for (const signal of signals) process.off(signal, stop);
      resolve(result);
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) =>
      end({ ok: false, missing: 'code' in error && error.code === 'ENOENT', output: String(error) }),
    );
    child.once('close', (code, signal) => {
      if (signal !== null) process.exit(1);
      end({ ok: code === 0, missing: false, output });
    });
  });
