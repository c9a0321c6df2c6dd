import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type ServeurSmtp = { url: string; recus: Buffer[]; fermer(): Promise<void> };

const lireTout = async (flux: AsyncIterable<Buffer>): Promise<Buffer> => {
  const morceaux: Buffer[] = [];
  for await (const morceau of flux) morceaux.push(morceau);
  return Buffer.concat(morceaux);
};

/** A true SMTP server that keeps what it takes; `options` make it refuse or break at the chosen step. */
export const demarrerSmtp = async (
  options: SMTPServerOptions = {},
  avantReponse?: () => Promise<void>,
): Promise<ServeurSmtp> => {
  const recus: Buffer[] = [];
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(flux, _session, repondre) {
      lireTout(flux).then(async (octets) => {
        recus.push(octets);
        await avantReponse?.();
        repondre(null);
      }, repondre);
    },
    ...options,
  });
  serveur.on('error', () => undefined);
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
  const { port } = serveur.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    recus,
    fermer: () => new Promise((resolve) => serveur.close(() => resolve())),
  };
};

/** What a scripted server answers to each line it reads: a reply, `couper` to drop the connection, `muet` to say nothing. */
export type Replique = (ligne: string) => string | 'couper' | 'muet';

/** A server that follows a script line by line, to break the dialogue where a real server never would on purpose. */
export const demarrerScript = async (replique: Replique, accueil = '220 script ESMTP'): Promise<ServeurSmtp> => {
  const recus: Buffer[] = [];
  const ouverts = new Set<Socket>();
  const repondre = (prise: Socket, ligne: string): void => {
    const reponse = replique(ligne);
    if (reponse === 'couper') prise.destroy();
    else if (reponse !== 'muet') prise.write(`${reponse}\r\n`);
  };
  const serveur = createServer((prise) => {
    ouverts.add(prise);
    let reste = '';
    let donnees: string[] | null = null;
    prise.on('error', () => undefined);
    prise.on('data', (octets: Buffer) => {
      const lignes = (reste + octets.toString('latin1')).split('\r\n');
      reste = lignes.pop() ?? '';
      for (const ligne of lignes) {
        if (donnees && ligne !== '.') {
          donnees.push(ligne);
          continue;
        }
        if (donnees) recus.push(Buffer.from(donnees.join('\r\n'), 'latin1'));
        donnees = ligne === 'DATA' ? [] : null;
        repondre(prise, ligne);
      }
    });
    if (accueil !== 'muet') prise.write(`${accueil}\r\n`);
  });
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
  const { port } = serveur.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    recus,
    fermer: () => {
      for (const prise of ouverts) prise.destroy();
      return new Promise((resolve) => serveur.close(() => resolve()));
    },
  };
};

/** Answers like a good server, except where `changes` says otherwise (by first word of the line, `.` for the end of data). */
export const bonServeurSauf =
  (changes: Record<string, string>): Replique =>
  (ligne) => {
    const mot = ligne.split(/[ :]/)[0] ?? '';
    const bon: Record<string, string> = { DATA: '354 allez-y', QUIT: '221 au revoir' };
    return changes[mot] ?? bon[mot] ?? '250 bien';
  };
