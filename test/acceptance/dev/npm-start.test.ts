import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import type { EtatDeLaPile } from '../../../main/dev/dossier-local.ts';
import { isAlive } from '../../../main/dev/tied-process.ts';
import { type Clone, cloner, type Demarrage } from '../../support/clone.ts';

/** True when somebody listens there. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const portsOf = (etat: EtatDeLaPile): number[] => {
  const addresses = [etat.api, etat.courriels, etat.connexionAgents, etat.temporalUi ?? '', etat.databaseUrl];
  return [...addresses.map((address) => Number(new URL(address).port)), Number(etat.temporal.split(':')[1])];
};

const persons = async (url: string): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Number((await client.query('SELECT count(*) FROM sngi.personne')).rows[0].count);
  } finally {
    await client.end();
  }
};

/** Waits until nobody listens any more; the test's own limit ends a wait that has no end. */
const allClosed = async (ports: readonly number[]): Promise<void> => {
  while ((await Promise.all(ports.map(listens))).some(Boolean)) await sleep(50);
};

describe('npm start', function () {
  this.timeout(180_000);

  let clone: Clone;
  let run: Demarrage;
  let etat: EtatDeLaPile;

  const start = async (): Promise<void> => {
    run = clone.demarrer('--sans-demo');
    await run.pret;
    etat = clone.lire<EtatDeLaPile>('etat.json');
  };

  before(async () => {
    clone = cloner();
    await start();
  });

  after(async () => {
    run.process.kill('SIGTERM');
    await run.fin;
    clone.supprimer();
  });

  it('brings everything up, says where it is, and ends on a line that begins with Prêt', async () => {
    const answers = await Promise.all(
      [
        `${etat.api}/pret`,
        etat.courriels,
        `${etat.connexionAgents}/.well-known/openid-configuration`,
        etat.temporalUi ?? '',
      ].map(async (address) => (await fetch(address)).status),
    );

    expect(answers).to.deep.equal([200, 200, 200, 200]);
    expect(run.sortie().trimEnd().split('\n').at(-1)).to.match(/^Prêt/);
    expect(run.sortie()).to.contain(etat.api).and.to.contain(etat.courriels).and.to.contain('Inès Truchon');
    expect(await persons(etat.databaseUrlMigration)).to.be.above(20_000);
  });

  it('keeps its keys and its state readable by their owner only', () => {
    const modes = ['etat.json', 'cles.json', 'postgres/mots-de-passe.json'].map(
      (name) => statSync(join(clone.dossier, '.data', name)).mode & 0o777,
    );

    expect(modes).to.deep.equal([0o600, 0o600, 0o600]);
  });

  it('refuses a second start in the same clone, and serves two clones side by side', async () => {
    const neighbour = cloner();
    try {
      const twice = clone.demarrer('--sans-demo');
      const beside = neighbour.demarrer('--sans-demo');
      await beside.pret;
      const other = neighbour.lire<EtatDeLaPile>('etat.json');
      const statuses = await Promise.all([etat.api, other.api].map(async (api) => (await fetch(`${api}/pret`)).status));
      beside.process.kill('SIGTERM');

      expect([await twice.fin, await beside.fin]).to.deep.equal([1, 0]);
      expect(twice.sortie()).to.contain('Accrochage tourne déjà dans ce dossier');
      expect(statuses).to.deep.equal([200, 200]);
      expect(portsOf(other).filter((port) => portsOf(etat).includes(port))).to.deep.equal([]);
    } finally {
      neighbour.supprimer();
    }
  });

  it('replaces a program that was killed', async () => {
    const before = run.sortie().split('nouveau départ').length;
    const running = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    const api = running.find((line) => line.endsWith(join(clone.dossier, 'main', 'api.ts')));

    process.kill(Number.parseInt(api ?? '', 10), 'SIGKILL');

    while (run.sortie().split('nouveau départ').length === before) await sleep(50);
    while (
      !(await fetch(`${etat.api}/pret`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      await sleep(100);
  });

  it('stops everything cleanly, then starts again at the same addresses with its data', async () => {
    const first = etat;
    run.process.kill('SIGTERM');
    const code = await run.fin;
    const stillThere = await Promise.all(portsOf(first).map(listens));

    await start();

    expect([code, stillThere]).to.deep.equal([0, portsOf(first).map(() => false)]);
    expect(portsOf(etat)).to.deep.equal(portsOf(first));
    expect(etat.jetonOperateur).to.equal(first.jetonOperateur);
    expect(await persons(etat.databaseUrlMigration)).to.be.above(20_000);
  });

  it('leaves nothing behind when it is killed, and recovers at the next start', async () => {
    const first = etat;
    process.kill(first.pid, 'SIGKILL');
    await run.fin;
    await allClosed(portsOf(first));

    await start();

    expect(isAlive(first.pid)).to.equal(false);
    expect((await fetch(`${etat.api}/pret`)).status).to.equal(200);
    expect(await persons(etat.databaseUrlMigration)).to.be.above(20_000);
  });
});
