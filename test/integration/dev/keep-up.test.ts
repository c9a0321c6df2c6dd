import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { expect } from 'chai';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../main/dev/embedded-postgres.ts';
import { startEmbeddedTemporal } from '../../../main/dev/embedded-temporal.ts';
import { keepUp, type Server } from '../../../main/dev/keep-up.ts';

const TRIES = 300;

/** True once `question` is answered; false when it never is. */
const answered = async (question: () => Promise<unknown>): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await question();
      return true;
    } catch {
      await sleep(50);
    }
  }
  return false;
};

describe('servers kept up', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'serveurs-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('starts Temporal again at the same address after a kill', async () => {
    const said: string[] = [];
    const on = { restart: () => void said.push('restart'), givenUp: (why: string) => void said.push(why) };
    const kept = await keepUp(
      () => startEmbeddedTemporal({ folder, disposable: true }),
      ({ address }) => address,
      on,
    );

    process.kill(kept.server.pid, 'SIGKILL');
    await kept.server.ended;
    const back = await answered(async () => {
      const connection = await Connection.connect({ address: kept.server.address, connectTimeout: 1_000 });
      await connection.close();
    });
    await kept.stop();

    expect(back).to.equal(true);
    expect(said).to.deep.equal(['restart']);
  });

  it('starts PostgreSQL again at the same address after a kill', async () => {
    const said: string[] = [];
    const on = { restart: () => void said.push('restart'), givenUp: (why: string) => void said.push(why) };
    const kept = await keepUp(
      () => startEmbeddedPostgres({ folder }),
      ({ port }) => String(port),
      on,
    );

    process.kill(kept.server.pid, 'SIGKILL');
    await kept.server.ended;
    const back = await answered(async () => {
      const client = new Client({ connectionString: kept.server.url('programme') });
      await client.connect();
      await client.end();
    });
    await kept.stop();

    expect(back).to.equal(true);
    expect(said).to.deep.equal(['restart']);
  });

  it('gives up a server that keeps dying, and says why', async () => {
    const start = async (): Promise<Server> => ({ ended: Promise.resolve(), stop: async () => undefined });

    const why = await new Promise<string>((givenUp) => {
      void keepUp(start, () => 'ici', { restart: () => undefined, givenUp });
    });

    expect(why).to.equal('trop de départs en une minute');
  });
});
