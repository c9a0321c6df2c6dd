import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import express from 'express';
import { Client } from 'pg';
import { ormConfig } from '../../../database/orm.config.ts';
import { monterBullBoard } from '../../../jobs/bull-board.ts';
import { createFileCourriels, demarrerCourriels, type FileCourriels, migrerFiles } from '../../../jobs/files.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { demarrerSmtp } from '../mail/serveur-smtp.ts';
import { DESTINATAIRE, deposerCourriel, envoyeurDeTest, journalDeTest, lireCourriel } from './courriels-de-test.ts';

/** Waits for what must come; gives up in the end, so that a failed test lets the process end. */
const jusqua = async (condition: () => Promise<boolean>): Promise<void> => {
  for (let essai = 0; essai < 800; essai += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('what was waited for did not come');
};

describe('the queue of mails', () => {
  let base: BaseDeTest;
  let orm: MikroORM;
  let file: FileCourriels;
  const aFermer: (() => Promise<void>)[] = [];
  const travailler = async (options: Omit<Parameters<typeof demarrerCourriels>[0], 'url'>): Promise<void> => {
    const worker = demarrerCourriels({ url: base.url, ...options });
    aFermer.push(worker.fermer);
    await worker.pret();
  };

  afterEach(() => Promise.all(aFermer.splice(0).map((fermer) => fermer())));

  before(async () => {
    base = await basePropre();
    orm = await MikroORM.init(ormConfig(base.url));
    file = createFileCourriels(base.url, journalDeTest());
  });

  after(async () => {
    await file.fermer();
    await orm.close();
    await base.fermer();
  });

  it('migrates twice without change, and the program owns nothing of it', async () => {
    await migrerFiles(base.urlMigration);
    await migrerFiles(base.urlMigration);
    const programme = new Client({ connectionString: base.url });
    await programme.connect();

    const refus = await programme
      .query('CREATE TABLE file.intrus (id int)')
      .catch((erreur: { code: string }) => erreur.code);
    await programme.end();

    expect(refus).to.equal('42501');
  });

  it('keeps one waiting job for a mail that is queued thirty times, and holds its id only', async () => {
    const id = await deposerCourriel(orm, 'identifiants-inscription', new Date());

    await Promise.all(Array.from({ length: 30 }, () => file.mettreEnFile([id])));
    const jobs = await file.queue.getWaiting();

    expect(jobs.map(({ data }) => data)).to.deep.equal([{ courrielId: id }]);
    await file.queue.drain();
  });

  it('sends each mail once, whatever is queued and however many workers there are; queued again later, it wakes again', async () => {
    const serveur = await demarrerSmtp();
    aFermer.push(serveur.fermer);
    const ids = await Promise.all(Array.from({ length: 10 }, () => deposerCourriel(orm, 'depot-recu', new Date())));
    const journal = journalDeTest();
    const vus: string[] = [];
    const traiter = envoyeurDeTest(orm, serveur.url, { journal });
    const envoyer = async (id: string): Promise<string> => {
      const issue = await traiter(id);
      vus.push(id);
      return issue;
    };

    await Promise.all([travailler({ envoyer, journal }), travailler({ envoyer, journal })]);
    for (let fois = 0; fois < 3; fois += 1) await file.mettreEnFile(ids);
    await jusqua(async () => serveur.recus.length >= ids.length);
    await jusqua(async () => (await file.queue.getJobCountByTypes('waiting', 'active', 'prioritized')) === 0);
    const avant = vus.length;
    const [premier = ''] = ids;
    await file.mettreEnFile([premier]);
    await jusqua(async () => vus.length > avant);
    const etats = await Promise.all(ids.map(async (id) => (await lireCourriel(orm, id)).etat));

    expect(etats).to.deep.equal(ids.map(() => 'ENVOYE'));
    expect(serveur.recus).to.have.length(ids.length);
    expect(vus.at(-1)).to.equal(premier);
  });

  it('gives a job whose work fails back to the queue, and keeps no text of it', async () => {
    const id = await deposerCourriel(orm, 'depot-recu', new Date());
    const journal = journalDeTest();
    let essais = 0;
    const envoyer = async (): Promise<string> => {
      essais += 1;
      if (essais === 1) throw new Error(`échec pour ${DESTINATAIRE}`);
      return 'ENVOYE';
    };

    await travailler({ journal, envoyer });
    await file.mettreEnFile([id]);
    await jusqua(async () => essais === 2);

    expect(journal.lignes.join('\n')).to.include(id).and.not.to.include('camille');
  });

  describe('the pages of operators', () => {
    const ouvrir = async (): Promise<{ url: string; fermer: () => void }> => {
      const app = express().use(
        '/exploitation/files',
        monterBullBoard({ queues: [file.queue], chemin: '/exploitation/files' }),
      );
      const serveur = app.listen(0, '127.0.0.1');
      await once(serveur, 'listening');
      return {
        url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/exploitation/files`,
        fermer: () => serveur.close(),
      };
    };

    it('show the queue under a policy that lets nothing in from outside', async () => {
      const { url, fermer } = await ouvrir();

      const page = await fetch(`${url}/`);
      const politique = page.headers.get('content-security-policy') ?? '';
      const html = await page.text();
      const files = (await (await fetch(`${url}/api/queues?activeQueue=courriels&page=1&jobsPerPage=10`)).json()) as {
        queues: { name: string; readOnlyMode: boolean }[];
      };
      const scriptsEnLigne = Array.from(html.matchAll(/<script(?![^>]*src=)([^>]*)>/g), ([, attributs]) => attributs);
      fermer();

      expect(page.status).to.equal(200);
      expect(politique).to.include("default-src 'none'").and.to.include("script-src 'self'").and.not.to.include('http');
      expect(scriptsEnLigne.every((attributs) => attributs?.includes('type="application/json"'))).to.equal(true);
      expect(files.queues.map(({ name, readOnlyMode }) => ({ name, readOnlyMode }))).to.deep.equal([
        { name: 'courriels', readOnlyMode: true },
      ]);
    });

    it('change nothing', async () => {
      const { url, fermer } = await ouvrir();
      const id = await deposerCourriel(orm, 'depot-recu', new Date());
      await file.mettreEnFile([id]);

      const statuts = await Promise.all(
        [
          ['PUT', '/api/queues/courriels/pause'],
          ['PUT', '/api/queues/courriels/empty'],
          ['POST', '/api/queues/courriels/add'],
          ['DELETE', '/api/queues/courriels/1'],
        ].map(async ([method = '', chemin]) => (await fetch(`${url}${chemin}`, { method })).status),
      );
      const attente = await file.queue.getWaitingCount();
      fermer();

      expect(statuts).to.deep.equal([405, 405, 405, 405]);
      expect(attente).to.equal(1);
    });
  });
});
