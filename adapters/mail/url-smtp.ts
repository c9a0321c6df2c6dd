import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

/** In ms. `silenceMs`: longest wait for a reply, long on purpose, for giving up after the message went leaves a doubt. */
export type DelaisSmtp = { connexionMs: number; accueilMs: number; silenceMs: number; dureeMaxMs: number };

const DELAIS: DelaisSmtp = { connexionMs: 20_000, accueilMs: 30_000, silenceMs: 300_000, dureeMaxMs: 600_000 };

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Settings of a connection from `smtp[s]://[user:password@]host[:port]`. No credentials ever travel in clear to another machine. */
export const optionsSmtp = (
  texte: string,
  expediteur: string,
  delais: Partial<DelaisSmtp>,
): { connexion: SMTPConnectionOptions; auth: { user: string; pass: string } | null; dureeMaxMs: number } => {
  const url = new URL(texte);
  const { connexionMs, accueilMs, silenceMs, dureeMaxMs } = { ...DELAIS, ...delais };
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
  const connexion = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port && { port: Number(url.port) }),
    secure: url.protocol === 'smtps:',
    requireTLS: url.searchParams.get('requireTLS') === 'true' || (auth !== null && !LOCAL.has(url.hostname)),
    name: expediteur.slice(expediteur.lastIndexOf('@') + 1),
    connectionTimeout: connexionMs,
    greetingTimeout: accueilMs,
    socketTimeout: silenceMs,
  };
  return { connexion, auth, dureeMaxMs };
};
