import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { freePort } from './free-port.ts';
import { commandLine, endOf, spawnApart, stopChild, tied } from './tied-process.ts';

export interface EmbeddedTemporalOptions {
  /** Folder that holds the data, the ports and the log. */
  readonly folder: string;
  /** True for a server in memory and without pages, for tests. */
  readonly disposable?: boolean;
}

export interface EmbeddedTemporal {
  /** host:port of the gRPC service. */
  readonly address: string;
  /** Address of Temporal's own pages, undefined when disposable. */
  readonly ui: string | undefined;
  readonly pid: number;
  /** Resolves once the server is gone, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface ServerRecord {
  readonly port: number;
  readonly uiPort: number;
  readonly pid: number;
}

const GROUND = join(import.meta.dirname, '..', '..', 'scripts', 'ground', 'temporal.mjs');
const START_TIMEOUT_MS = 60_000;
const NAMESPACE = 'default';

/** Path of the Temporal CLI, fetched the first time; says so on standard error. */
const temporalProgram = async (): Promise<string> => {
  const child = spawn(process.execPath, [GROUND], { stdio: ['ignore', 'pipe', 'inherit'] });
  let path = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    path += text;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  // The sentence and the command that fixes it are already on standard error.
  if (code !== 0) throw new Error('Temporal manque : rien n’a démarré.');
  return path.trim();
};

const readRecord = (path: string): Partial<ServerRecord> =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ServerRecord) : {};

/** Stops a server that a killed start left on the same data, where the kernel could not do it. */
const stopOrphan = async (pid: number | undefined, data: string): Promise<void> => {
  if (pid === undefined || !commandLine(pid)?.includes(data)) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; commandLine(pid) !== undefined && waited < 10_000; waited += 50) await sleep(50);
};

/** True once the namespace answers; false when the server ended or took too long. */
const answers = async (address: string, hasEnded: () => boolean): Promise<boolean> => {
  for (const begun = Date.now(); Date.now() - begun < START_TIMEOUT_MS && !hasEnded(); await sleep(50)) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      try {
        await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
        return true;
      } finally {
        await connection.close();
      }
    } catch {
      // Not listening yet, or its namespace not registered yet: ask again.
    }
  }
  return false;
};

interface Launch extends EmbeddedTemporalOptions {
  readonly program: string;
  readonly data: string;
  readonly port: number;
  readonly uiPort: number;
}

const launch = ({ program, folder, data, port, uiPort, disposable }: Launch): ChildProcess => {
  const command = [program, 'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'];
  // Timers shorter than a second fire at once instead of with the second.
  command.push('--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"');
  command.push(...(disposable ? ['--headless'] : ['--db-filename', data, '--ui-port', String(uiPort)]));
  const log = openSync(join(folder, 'temporal.log'), 'a', 0o600);
  const child = spawnApart(tied('TERM', command), {
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, HOME: folder },
  });
  child.unref();
  return child;
};

/** Starts the CLI's dev server on a folder of its own; its data survive any kill; it ends with this process. */
export const startEmbeddedTemporal = async (options: EmbeddedTemporalOptions): Promise<EmbeddedTemporal> => {
  const program = await temporalProgram();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const record = join(folder, 'serveur.json');
  const data = join(folder, 'temporal.db');
  const before = readRecord(record);
  await stopOrphan(before.pid, data);

  // Another try when a port was taken between our look and the server's.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort(before.port);
    const uiPort = await freePort(before.uiPort);
    const child = launch({ ...options, program, folder, data, port, uiPort });
    writeFileSync(`${record}.${process.pid}`, JSON.stringify({ port, uiPort, pid: child.pid }), { mode: 0o600 });
    renameSync(`${record}.${process.pid}`, record);
    const address = `127.0.0.1:${port}`;
    const stop = (): Promise<void> => stopChild(child, 'SIGTERM', 15_000);
    const ui = options.disposable ? undefined : `http://127.0.0.1:${uiPort}`;
    if (await answers(address, () => child.exitCode !== null || child.signalCode !== null))
      return { address, ui, pid: child.pid ?? 0, ended: endOf(child), stop };
    await stop();
  }
  throw new Error(`Temporal ne démarre pas : voir ${join(folder, 'temporal.log')}.`);
};
