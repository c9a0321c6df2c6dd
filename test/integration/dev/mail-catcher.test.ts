import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTransport } from 'nodemailer';
import { type MailCatcher, startMailCatcher } from '../../../main/dev/mail-catcher.ts';
import type { CaughtMail } from '../../../main/dev/mail-store.ts';

describe('mail catcher', () => {
  let folder: string;
  let catcher: MailCatcher;

  const send = async (objet: string): Promise<void> => {
    const transport = createTransport(catcher.smtpUrl);
    await transport.sendMail({
      from: 'ne-pas-repondre@accrochage.exemple',
      to: 'contact@organisme.exemple',
      subject: objet,
      text: 'Lien : https://exemple.fr/lien?jeton=abc',
      html: '<p>Bonjour <a href="https://exemple.fr/lien?jeton=abc&amp;n=1">lien</a><script>alert(1)</script></p>',
    });
    transport.close();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'courriels-'));
    catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, file: join(folder, 'courriels.jsonl') });
  });

  afterEach(async () => {
    await catcher.close();
    rmSync(folder, { recursive: true });
  });

  it('gives what was sent to whoever waits for it, with text, HTML and links', async () => {
    const waiting = catcher.store.waitFor((mail) => mail.objet === 'Vos identifiants – été', 5_000);
    await send('Vos identifiants – été');

    const mail = await waiting;

    expect(mail.a).to.deep.equal(['contact@organisme.exemple']);
    expect(mail.texte).to.contain('Lien : ');
    expect(mail.liens).to.deep.equal(['https://exemple.fr/lien?jeton=abc&n=1', 'https://exemple.fr/lien?jeton=abc']);
  });

  it('says what was caught when the awaited mail does not come', async () => {
    await send('Un autre');

    const failure = await catcher.store
      .waitFor((mail) => mail.objet === 'Attendu', 20)
      .catch((error: Error) => error.message);

    expect(failure).to.contain('« Un autre » → contact@organisme.exemple');
  });

  it('shows the mails on pages that run no script of a mail', async () => {
    await send('Avec <balise>');
    await catcher.store.waitFor(() => true, 5_000);

    const list = await (await fetch(catcher.url)).text();
    const page = await (await fetch(`${catcher.url}/messages/1`)).text();
    const html = await fetch(`${catcher.url}/messages/1/html`);

    expect(list).to.contain('Avec &lt;balise&gt;');
    expect(page).to.contain('<iframe title="Version HTML" sandbox="allow-popups');
    expect(html.headers.get('content-security-policy')).to.contain("default-src 'none'").and.to.contain('sandbox');
  });

  it('keeps the mails for the next start', async () => {
    await send('Premier');
    await catcher.store.waitFor(() => true, 5_000);
    await catcher.close();

    catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, file: join(folder, 'courriels.jsonl') });
    await send('Second');
    await catcher.store.waitFor((mail) => mail.objet === 'Second', 5_000);

    const answer = (await (
      await fetch(`${catcher.url}/api/messages?a=contact@organisme.exemple`)
    ).json()) as CaughtMail[];
    const others = await (await fetch(`${catcher.url}/api/messages?a=autre@organisme.exemple`)).json();
    expect(answer.map(({ id, objet }) => [id, objet])).to.deep.equal([
      ['1', 'Premier'],
      ['2', 'Second'],
    ]);
    expect(others).to.deep.equal([]);
  });

  it('answers nobody who came through another name', async () => {
    const { port } = new URL(catcher.url);
    const { request } = await import('node:http');

    const status = await new Promise((resolve) =>
      request({ port, host: '127.0.0.1', headers: { host: 'ailleurs.exemple' } }, (response) =>
        resolve(response.statusCode),
      ).end(),
    );

    expect(status).to.equal(421);
  });
});
