import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

const GROUND = join(import.meta.dirname, '..', '..', '..', 'scripts', 'ground');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a few lines that import modules of the ground, in a process of their own. */
const run = (lines: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', lines], { env: { ...process.env, ...env } });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    child.once('close', (code) => resolve({ code, ...said }));
  });

const from = (module: string): string => JSON.stringify(pathToFileURL(join(GROUND, module)).href);

describe('ground', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sol-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('lock', () => {
    const counted = (path: string, dies: boolean): string => `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withLock } from ${from('lock.mjs')};
      await withLock(${JSON.stringify(`${path}.verrou`)}, async () => {
        if (${dies}) process.kill(process.pid, 'SIGKILL');
        const before = Number(readFileSync(${JSON.stringify(path)}, 'utf8'));
        await sleep(20);
        writeFileSync(${JSON.stringify(path)}, String(before + 1));
      });`;

    it('lets one process work at a time, also after one was killed inside', async () => {
      const counter = join(folder, 'compteur');
      writeFileSync(counter, '0');
      const dead = await run(counted(counter, true));

      const outcomes = await Promise.all(Array.from({ length: 6 }, () => run(counted(counter, false))));

      expect(dead.code).to.equal(null);
      expect(outcomes.map(({ code, stderr }) => [code, stderr])).to.deep.equal(Array(6).fill([0, '']));
      expect(readFileSync(counter, 'utf8')).to.equal('6');
      expect(readdirSync(folder)).to.deep.equal(['compteur']);
    });
  });

  describe('packages', () => {
    const ensure = (env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
      run(
        `import { ensurePackages } from ${from('packages.mjs')};
         import { endWith } from ${from('ground-error.mjs')};
         try { await ensurePackages(${JSON.stringify(folder)}); } catch (error) { endWith(error); }`,
        env,
      );

    const project = (dependencies: Record<string, string>, packages: Record<string, unknown>): void => {
      const root = { name: 'essai', version: '1.0.0', dependencies };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
      const lock = { ...root, lockfileVersion: 3, requires: true, packages: { '': root, ...packages } };
      writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    };

    const localProject = (): void => {
      mkdirSync(join(folder, 'voisin'));
      writeFileSync(join(folder, 'voisin', 'package.json'), JSON.stringify({ name: 'voisin', version: '1.0.0' }));
      project(
        { voisin: 'file:voisin' },
        { 'node_modules/voisin': { resolved: 'voisin', link: true }, voisin: { version: '1.0.0' } },
      );
    };

    it('installs once when two processes ask at the same time, then not again', async () => {
      localProject();

      const both = await Promise.all([ensure(), ensure()]);
      writeFileSync(join(folder, 'node_modules', 'temoin'), '');
      const later = await ensure();

      expect(
        [...both, later].map(({ code, stderr }) => [code, stderr.replace(/^Installation.*\n/gm, '')]),
      ).to.deep.equal(Array(3).fill([0, '']));
      expect(existsSync(join(folder, 'node_modules', 'voisin', 'package.json'))).to.equal(true);
      expect(existsSync(join(folder, 'node_modules', 'temoin')), 'npm ci would have removed it').to.equal(true);
    });

    it('installs again when the lock file has changed', async () => {
      localProject();
      await ensure();
      writeFileSync(join(folder, 'node_modules', 'temoin'), '');
      writeFileSync(join(folder, 'package-lock.json'), `${readFileSync(join(folder, 'package-lock.json'), 'utf8')}\n`);

      const again = await ensure();

      expect(again.code).to.equal(0);
      expect(existsSync(join(folder, 'node_modules', 'temoin'))).to.equal(false);
    });

    it('says in one sentence, with what to do, that the registry does not answer', async () => {
      project(
        { absent: '1.0.0' },
        { 'node_modules/absent': { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` } },
      );
      const nobody = {
        npm_config_registry: 'http://127.0.0.1:9',
        npm_config_fetch_retries: '0',
        npm_config_cache: join(folder, 'cache'),
      };

      const { code, stderr } = await ensure(nobody);

      expect(code).to.equal(3);
      expect(stderr).to.contain('Les paquets npm n’ont pas pu être téléchargés').and.to.contain('Pour y remédier : ');
      expect(existsSync(join(folder, 'node_modules', '.accrochage'))).to.equal(false);
    });
  });

  describe('Temporal', () => {
    it('says in one sentence, with what to do, that nothing can bring it', () => {
      const env = {
        PATH: folder,
        XDG_CACHE_HOME: join(folder, 'cache'),
        HTTPS_PROXY: 'http://127.0.0.1:9',
        HTTP_PROXY: 'http://127.0.0.1:9',
      };

      const { status, stdout, stderr } = spawnSync(process.execPath, [join(GROUND, 'temporal.mjs')], {
        env,
        encoding: 'utf8',
      });

      expect([status, stdout]).to.deep.equal([3, '']);
      expect(stderr).to.contain('Le serveur Temporal est introuvable').and.to.contain('TEMPORAL_ADDRESS');
    });

    it('prefers the program of the machine when its server is recent enough', () => {
      const fake = (name: string, server: string): string => {
        mkdirSync(join(folder, name));
        writeFileSync(
          join(folder, name, 'temporal'),
          `#!/bin/sh\necho 'temporal version 9 (Server ${server}, UI 1)'\n`,
          { mode: 0o755 },
        );
        return join(folder, name);
      };
      const find = (path: string): string =>
        spawnSync(process.execPath, [join(GROUND, 'temporal.mjs')], {
          env: {
            PATH: `${path}:/bin:/usr/bin`,
            XDG_CACHE_HOME: join(folder, 'cache'),
            HTTPS_PROXY: 'http://127.0.0.1:9',
            PIP_NO_INDEX: '1',
            GOPROXY: 'off',
          },
          encoding: 'utf8',
        }).stdout.trim();

      const recent = find(fake('recent', '1.30.2'));
      const old = find(fake('ancien', '1.22.0'));

      expect(recent).to.equal(join(folder, 'recent', 'temporal'));
      expect(old).to.not.equal(join(folder, 'ancien', 'temporal'));
    });
  });

  describe('execution', () => {
    const execute = (program: string): string =>
      `import { execute } from ${from('execute.mjs')};
       process.exitCode = await execute(process.execPath, ['-e', ${JSON.stringify(program)}, 'un', 'deux mots'], ${JSON.stringify(folder)});`;

    it('gives arguments and exit code through', async () => {
      const outcome = await run(execute("console.log(process.argv.slice(1).join('|')); process.exitCode = 7"));

      expect([outcome.code, outcome.stdout]).to.deep.equal([7, 'un|deux mots\n']);
    });

    it('tells the signal that ended the program, as a shell does', async () => {
      const outcome = await run(execute("process.kill(process.pid, 'SIGKILL')"));

      expect(outcome.code).to.equal(137);
    });

    it('passes SIGTERM on and waits for the program to end as it wishes', async () => {
      const program =
        "process.on('SIGTERM', () => setTimeout(() => process.exit(5), 50)); setInterval(() => 0, 1000); console.log('là')";
      const child = spawn(process.execPath, ['--input-type=module', '-e', execute(program)]);
      await new Promise((resolve) => child.stdout.once('data', resolve));

      child.kill('SIGTERM');

      expect(await new Promise((resolve) => child.once('close', resolve))).to.equal(5);
    });
  });
});
