import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { expect } from 'chai';
import { type EmbeddedTemporal, startEmbeddedTemporal } from '../../../main/dev/embedded-temporal.ts';
import { adresseTemporal, taskQueueAleatoire } from '../../support/temporal.ts';

describe('embedded Temporal server', () => {
  it('fires short timers at once and runs a workflow written in TypeScript', async () => {
    const folder = mkdtempSync(join(import.meta.dirname, 'workflows-'));
    const workflowsPath = join(folder, 'index.ts');
    writeFileSync(
      workflowsPath,
      `import { sleep } from '@temporalio/workflow';
       export async function attendre(ms: number): Promise<string> { for (let i = 0; i < 3; i += 1) await sleep(ms); return 'fini'; }`,
    );
    const address = await adresseTemporal();
    const connection = await NativeConnection.connect({ address });
    const taskQueue = taskQueueAleatoire();
    const client = new Client({ connection: await Connection.connect({ address }) });
    try {
      const worker = await Worker.create({ connection, taskQueue, workflowsPath });

      const result = await worker.runUntil(() =>
        client.workflow.execute('attendre', { taskQueue, workflowId: taskQueue, args: [5], workflowRunTimeout: '20s' }),
      );

      expect(result).to.equal('fini');
    } finally {
      await client.connection.close();
      await connection.close();
      rmSync(folder, { recursive: true });
    }
  });

  describe('with its data on disk', () => {
    let folder: string;
    let server: EmbeddedTemporal;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'temporal-'));
      mkdirSync(folder, { recursive: true });
      server = await startEmbeddedTemporal({ folder });
    });

    after(async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    });

    it('keeps what was started, its address and its pages across a kill', async () => {
      const first = server;
      const connection = await Connection.connect({ address: first.address });
      const client = new Client({ connection });
      await client.workflow.start('inconnu', { taskQueue: 'personne', workflowId: 'garde' });
      await connection.close();
      process.kill(first.pid, 'SIGKILL');
      await first.stop();

      server = await startEmbeddedTemporal({ folder });

      const again = new Client({ connection: await Connection.connect({ address: server.address }) });
      const { status } = await again.workflow.getHandle('garde').describe();
      await again.connection.close();
      const page = await fetch(server.ui ?? '');
      expect(status.name).to.equal('RUNNING');
      expect([server.address, server.ui, page.status]).to.deep.equal([first.address, first.ui, 200]);
    });
  });
});
