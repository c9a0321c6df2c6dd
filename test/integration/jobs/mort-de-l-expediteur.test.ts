import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormConfig } from '../../../database/orm.config.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { demarrerSmtp, type ServeurSmtp } from '../mail/serveur-smtp.ts';
import { deposerCourriel, envoyeurDeTest, lireCourriel } from './courriels-de-test.ts';

const LE = new Date('2026-03-02T08:00:00Z');
const APRES_BAIL = new Date(LE.getTime() + 120_000);
const PROGRAMME = fileURLToPath(new URL('./expediteur-a-tuer.ts', import.meta.url));

describe('kill -9 of the sender, once the message is gone and before its outcome is written', () => {
  let base: BaseDeTest;
  let orm: MikroORM;
  let enfant: ChildProcess | undefined;
  let serveur: ServeurSmtp;

  /** The server takes the message, kills the sender, and only then would answer. */
  const tuer = async (): Promise<void> => {
    if (!enfant || enfant.exitCode !== null || enfant.signalCode !== null) return;
    enfant.kill('SIGKILL');
    await once(enfant, 'exit');
  };

  const envoyerEtMourir = async (id: string): Promise<NodeJS.Signals | null> => {
    enfant = spawn(process.execPath, [PROGRAMME, base.url, serveur.url, id, LE.toISOString()], { stdio: 'inherit' });
    if (enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
    return enfant.signalCode;
  };

  before(async () => {
    base = await basePropre();
    orm = await MikroORM.init(ormConfig(base.url));
    serveur = await demarrerSmtp({}, tuer);
  });

  after(async () => {
    await serveur.fermer();
    await orm.close();
    await base.fermer();
  });

  beforeEach(() => serveur.recus.splice(0));

  it('sends again a mail without legal effect, the same to the byte', async () => {
    const id = await deposerCourriel(orm, 'validation-courriel', LE);

    const mort = await envoyerEtMourir(id);
    const troptot = await envoyeurDeTest(orm, serveur.url, { maintenant: () => LE })(id);
    const ensuite = await envoyeurDeTest(orm, serveur.url, { maintenant: () => APRES_BAIL })(id);

    expect([mort, troptot, ensuite]).to.deep.equal(['SIGKILL', 'RIEN_A_FAIRE', 'ENVOYE']);
    expect(serveur.recus).to.have.length(2);
    expect(serveur.recus[0]?.equals(serveur.recus[1] ?? Buffer.alloc(0))).to.equal(true);
  });

  it('leaves one with legal effect to a person', async () => {
    const id = await deposerCourriel(orm, 'identifiants-inscription', LE);

    const mort = await envoyerEtMourir(id);
    const ensuite = await envoyeurDeTest(orm, serveur.url, { maintenant: () => APRES_BAIL })(id);

    expect([mort, ensuite]).to.deep.equal(['SIGKILL', 'INCERTAIN']);
    expect(serveur.recus).to.have.length(1);
    expect(await lireCourriel(orm, id)).to.deep.include({ etat: 'INCERTAIN', reponseSmtp: 'envoi interrompu' });
  });
});
