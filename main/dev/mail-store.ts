import { EventEmitter } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import PostalMime from 'postal-mime';

/** A mail as it was caught: what a person reads, and what it was made of. */
export interface CaughtMail {
  readonly id: string;
  readonly recuLe: string;
  readonly messageId: string;
  readonly de: string;
  readonly a: readonly string[];
  readonly objet: string;
  readonly texte: string;
  readonly html: string;
  readonly liens: readonly string[];
  readonly entetes: Readonly<Record<string, string>>;
  readonly brut: string;
}

const KEPT = 1_000;

const linksOf = (text: string, html: string): string[] => {
  const inHtml = [...html.matchAll(/href="([^"]+)"/g)].map((found) =>
    (found[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  const inText = text.match(/https?:\/\/[^\s<>")]+/g) ?? [];
  return [...new Set([...inHtml.filter((link) => /^https?:/.test(link)), ...inText])];
};

/** Takes a raw message apart. */
export const readMail = async (raw: Buffer, id: string, recipients: readonly string[]): Promise<CaughtMail> => {
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? '';
  const html = mail.html ?? '';
  return {
    id,
    recuLe: new Date().toISOString(),
    messageId: mail.messageId ?? '',
    de: mail.from?.address ?? '',
    a: recipients,
    objet: mail.subject ?? '',
    texte: text,
    html,
    liens: linksOf(text, html),
    entetes: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    brut: raw.toString('utf8'),
  };
};

/** The mails caught, newest last; kept in a file when there is one, so that a second start still shows them. */
export class MailStore {
  readonly #file: string | undefined;
  readonly #arrivals = new EventEmitter().setMaxListeners(0);
  #mails: CaughtMail[] = [];
  #last = 0;

  constructor(file?: string) {
    this.#file = file;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true, mode: 0o711 });
    if (existsSync(file)) this.#load(file);
  }

  /** A last line cut short by a kill is left out. */
  #load(file: string): void {
    for (const line of readFileSync(file, 'utf8')
      .split('\n')
      .slice(-KEPT - 1)) {
      if (!line.endsWith('}')) continue;
      this.#mails.push(JSON.parse(line) as CaughtMail);
    }
    this.#last = Number(this.#mails.at(-1)?.id ?? 0);
    writeFileSync(`${file}.nouveau`, this.#mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''), { mode: 0o600 });
    renameSync(`${file}.nouveau`, file);
  }

  nextId(): string {
    this.#last += 1;
    return String(this.#last);
  }

  add(mail: CaughtMail): void {
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
    this.#mails.push(mail);
    if (this.#mails.length > KEPT) this.#mails = this.#mails.slice(-KEPT);
    this.#arrivals.emit('mail', mail);
  }

  all(): readonly CaughtMail[] {
    return this.#mails;
  }

  get(id: string): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  /** The first mail, already there or still to come, that fits; rejects after `timeoutMs`. */
  waitFor(fits: (mail: CaughtMail) => boolean, timeoutMs: number): Promise<CaughtMail> {
    const there = this.#mails.find(fits);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const onMail = (mail: CaughtMail): void => {
        if (!fits(mail)) return;
        stop();
        resolve(mail);
      };
      const timer = setTimeout(() => {
        stop();
        const seen = this.#mails.map((mail) => `« ${mail.objet} » → ${mail.a.join(', ')}`).join(' ; ');
        reject(new Error(`No such mail after ${timeoutMs} ms; caught so far: ${seen || 'none'}.`));
      }, timeoutMs);
      const stop = (): void => {
        clearTimeout(timer);
        this.#arrivals.off('mail', onMail);
      };
      this.#arrivals.on('mail', onMail);
    });
  }
}
