import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { childCommand } from '../../../adapters/xsd/child/sandbox.ts';
import { createMoteur, MoteurEnPanne } from '../../../adapters/xsd/moteur.ts';
import type { Moteur, PassageLu } from '../../../domain/depot/analyse.ts';

const EXEMPLE = readFileSync(new URL('../../fixtures/depots/exemple.xml', import.meta.url));
const START = EXEMPLE.indexOf('<cpf:passageCertification>');
const END = EXEMPLE.indexOf('</cpf:passageCertifications>');

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The example with its three passages so many times over. */
async function* long(times: number): AsyncGenerator<Uint8Array> {
  yield EXEMPLE.subarray(0, START);
  for (let time = 0; time < times; time += 1) yield EXEMPLE.subarray(START, END);
  yield EXEMPLE.subarray(END);
}

const children = (): number[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

/** The children that this engine has and that were not there before it. */
const childOf = async (moteur: Moteur): Promise<number> => {
  const before = new Set(children());
  await moteur.analyser(whole(EXEMPLE));
  const [pid = 0] = children().filter((child) => !before.has(child));
  return pid;
};

const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error,
  );

describe('the schema engine', () => {
  let moteur: Moteur;
  const start = (options: Parameters<typeof createMoteur>[0] = {}): Moteur => {
    moteur = createMoteur(options);
    return moteur;
  };
  afterEach(() => moteur.fermer());

  it('reads documents one after the other in one child', async () => {
    const engine = start();
    const first = await childOf(engine);

    const results = await Promise.all([1, 2, 3].map(() => engine.analyser(whole(EXEMPLE))));

    expect(results.map(({ verdict }) => verdict)).to.deep.equal(['OK', 'OK', 'OK']);
    expect(children()).to.include(first);
  });

  it('hands passages out in order, in batches, and waits for each', async () => {
    const batches: PassageLu[][] = [];
    let running = 0;

    const result = await start().analyser(long(700), {
      tailleLot: 250,
      surPassages: async (batch) => {
        running += 1;
        expect(running).to.equal(1);
        await wait(1);
        batches.push(batch);
        running -= 1;
      },
    });

    expect(batches.map(({ length }) => length)).to.deep.equal([250, 250, 250, 250, 250, 250, 250, 250, 100]);
    expect(batches.flat().map(({ rang }) => rang)).to.deep.equal(Array.from({ length: 2_100 }, (_, rang) => rang));
    expect(result.nombrePassages).to.equal(2_100);
  });

  it('reads as many documents at a time as it has children', async () => {
    const engine = start({ enfants: 2 });
    let open = 0;
    let most = 0;
    const receive = async (): Promise<void> => {
      open += 1;
      most = Math.max(most, open);
      await wait(200);
      open -= 1;
    };

    await Promise.all([1, 2, 3, 4].map(() => engine.analyser(whole(EXEMPLE), { surPassages: receive })));

    expect(most).to.equal(2);
  });

  it('resumes after a rank', async () => {
    const ranks: number[] = [];

    await start().analyser(long(2), {
      apresRang: 3,
      surPassages: (batch) => void ranks.push(...batch.map(({ rang }) => rang)),
    });

    expect(ranks).to.deep.equal([4, 5]);
  });

  it('tells how many bytes it has read', async () => {
    const progress: number[] = [];

    await start().analyser(long(5_000), { surProgres: (bytes) => void progress.push(bytes) });

    expect(progress).to.deep.equal(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).to.equal(EXEMPLE.length + 4_999 * (END - START));
  });

  it('fails technically when its child is killed while reading, and reads the next document', async () => {
    const engine = start();
    const pid = await childOf(engine);
    async function* killed(): AsyncGenerator<Uint8Array> {
      yield EXEMPLE.subarray(0, END);
      process.kill(pid, 'SIGKILL');
      yield EXEMPLE.subarray(END);
    }

    const error = await failure(engine.analyser(killed()));
    const next = await engine.analyser(whole(EXEMPLE));

    expect(error).to.be.instanceOf(MoteurEnPanne);
    expect(next.verdict).to.equal('OK');
    expect(children()).not.to.include(pid);
  });

  it('ends a child that makes no progress', async () => {
    const engine = start({ bornes: { idleMs: 2_000 } });
    const pid = await childOf(engine);
    process.kill(pid, 'SIGSTOP');

    const error = await failure(engine.analyser(whole(EXEMPLE)));
    const next = await engine.analyser(whole(EXEMPLE));

    expect(String(error)).to.match(/MoteurEnPanne.*ne progresse plus/);
    expect(next.verdict).to.equal('OK');
  });

  it('ends a child that holds more memory than it may', async function () {
    if (process.platform !== 'linux') this.skip();
    const engine = start({ bornes: { memoryBytes: 1 } });

    const error = await failure(engine.analyser(long(100_000)));

    expect(String(error)).to.match(/MoteurEnPanne.*la mémoire accordée/);
  });

  it('ends a child that takes longer than the size of the document allows', async () => {
    const engine = start({ bornes: { baseMs: 1, perMegabyteMs: 0 } });

    const error = await failure(engine.analyser(long(100_000)));

    expect(String(error)).to.match(/MoteurEnPanne.*le temps accordé/);
  });

  it('does not take the slowness of others for its own', async () => {
    const engine = start({ bornes: { idleMs: 1_500, baseMs: 4_000 } });
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield EXEMPLE.subarray(0, START);
      await wait(2_500);
      yield EXEMPLE.subarray(START);
    }

    const result = await engine.analyser(slow(), { surPassages: () => wait(2_500) });

    expect(result.verdict).to.equal('OK');
  });

  it('stops when it is asked to, and reads the next document', async () => {
    const engine = start();
    const stop = new AbortController();

    const error = await failure(
      engine.analyser(long(1_000), { signal: stop.signal, surPassages: () => stop.abort(new Error('assez')) }),
    );
    const next = await engine.analyser(whole(EXEMPLE));

    expect(String(error)).to.equal('Error: assez');
    expect(next.verdict).to.equal('OK');
  });

  it('passes on the failure of the source or of the receiver', async () => {
    const engine = start();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield EXEMPLE.subarray(0, START);
      throw new Error('source rompue');
    }

    const source = await failure(engine.analyser(broken()));
    const receiver = await failure(
      engine.analyser(whole(EXEMPLE), { surPassages: () => Promise.reject(new Error('base absente')) }),
    );

    expect([String(source), String(receiver)]).to.deep.equal(['Error: source rompue', 'Error: base absente']);
    expect((await engine.analyser(whole(EXEMPLE))).verdict).to.equal('OK');
  });

  it('stops taking bytes once the answer is known', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<a></b>');
      for (; given < 100_000; given += 1) yield EXEMPLE;
    }

    const { erreurs } = await start().analyser(endless());

    expect(erreurs).to.have.lengthOf(2);
    expect(given).to.be.below(100_000);
  });

  it('keeps its child without network, privileges or new ones, where Linux allows', async function () {
    const { command, args } = childCommand();
    const layers = [command, ...args];
    if (!['unshare', 'prlimit', 'setpriv'].every((layer) => layers.includes(layer))) this.skip();
    const pid = await childOf(start());

    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    const network = readFileSync(`/proc/${pid}/net/dev`, 'utf8');
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');

    expect(status).to.match(/NoNewPrivs:\s+1/);
    expect(status).to.match(/CapEff:\s+0{16}/);
    expect(limits).to.match(/Max core file size\s+0/);
    expect(limits).to.match(/Max file size\s+0/);
    expect(limits).to.match(/Max open files\s+64/);
    expect(
      network
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .map((line) => line.trim().split(':')[0]),
    ).to.deep.equal(['lo']);
    expect(environment.split('\0').filter(Boolean)).to.deep.equal(['LANG=C.UTF-8', 'NODE_ENV=production']);
  });
});
