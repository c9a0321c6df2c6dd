import type { IncomingMessage, ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { sendHtml, sendJson, serveLocally } from './local-http.ts';
import { listPage, mailPage, nothingPage } from './mail-pages.ts';
import { type CaughtMail, MailStore, readMail } from './mail-store.ts';

export interface MailCatcher {
  /** Address for SMTP_URL. */
  readonly smtpUrl: string;
  /** Address of the page where the mails are read. */
  readonly url: string;
  readonly store: MailStore;
  close(): Promise<void>;
}

const MAX_BYTES = 25_000_000;

const sendRaw = (response: ServerResponse, mail: CaughtMail): void => {
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(mail.brut);
};

/** The mail's own HTML: no script, no image from elsewhere, links open beside. */
const sendMailHtml = (response: ServerResponse, mail: CaughtMail): void => {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox",
  });
  response.end(`<base target="_blank">${mail.html}`);
};

const answerMail = (store: MailStore, path: string, response: ServerResponse): void => {
  const [, id = '', part] = /^\/messages\/(\d+)(?:\/(html|brut))?$/.exec(path) ?? [];
  const mail = store.get(id);
  if (mail === undefined) sendHtml(response, 404, nothingPage());
  else if (part === 'html') sendMailHtml(response, mail);
  else if (part === 'brut') sendRaw(response, mail);
  else sendHtml(response, 200, mailPage(mail));
};

/** The mails for programs, to one address when `a` names it; the source of each is asked for by itself. */
const listFor = (store: MailStore, address: string | null): Omit<CaughtMail, 'brut'>[] =>
  store
    .all()
    .filter(({ a }) => address === null || a.includes(address))
    .map(({ brut: _source, ...mail }) => mail);

const answer = (store: MailStore, request: IncomingMessage, response: ServerResponse): void => {
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method !== 'GET') sendJson(response, 405, { erreur: 'Lecture seule.' });
  else if (path === '/') sendHtml(response, 200, listPage(store.all()));
  else if (path === '/api/messages') sendJson(response, 200, listFor(store, searchParams.get('a')));
  else answerMail(store, path, response);
};

const startSmtp = async (port: number, store: MailStore): Promise<SMTPServer> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', callback);
      stream.once('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        readMail(Buffer.concat(chunks), store.nextId(), recipients)
          .then((mail) => store.add(mail))
          .then(() => callback(), callback);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A client that leaves in the middle of a message is its own affair.
  server.on('error', () => undefined);
  return server;
};

const portOf = (server: SMTPServer): number => {
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Takes in every mail that is sent to it, delivers none, and shows them on a page; port 0 means any. */
export const startMailCatcher = async (options: {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly file?: string;
}): Promise<MailCatcher> => {
  const store = new MailStore(options.file);
  const smtp = await startSmtp(options.smtpPort, store);
  const pages = await serveLocally(options.httpPort, (request, response) => answer(store, request, response));
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp)}`,
    url: pages.url,
    store,
    close: async () => {
      await pages.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
};
