import { escapeHtml } from './local-http.ts';
import type { CaughtMail } from './mail-store.ts';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; color: #161616; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 1.5rem; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
  iframe { width: 100%; height: 30rem; border: 1px solid #ccc; } pre { background: #f6f6f6; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  a { color: #000091; overflow-wrap: anywhere; } .note { color: #666; }`;

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)}</title>${head}<style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

const date = (iso: string): string => new Date(iso).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' });

/** The list of what was caught, newest first; the page reads itself again every five seconds. */
export const listPage = (mails: readonly CaughtMail[]): string => {
  const row = (mail: CaughtMail): string =>
    `<tr><td>${date(mail.recuLe)}</td><td>${escapeHtml(mail.a.join(', '))}</td>` +
    `<td><a href="/messages/${mail.id}">${escapeHtml(mail.objet || '(sans objet)')}</a></td></tr>`;
  const table =
    mails.length === 0
      ? '<p>Aucun courriel pour le moment.</p>'
      : `<table><thead><tr><th scope="col">Reçu le</th><th scope="col">À</th><th scope="col">Objet</th></tr></thead>` +
        `<tbody>${[...mails].reverse().map(row).join('')}</tbody></table>`;
  const note = '<p class="note">Rien de ce qui est affiché ici n’est sorti de cette machine.</p>';
  return page(
    'Courriels interceptés',
    `<h1>Courriels interceptés</h1>${note}${table}`,
    '<meta http-equiv="refresh" content="5">',
  );
};

/** One mail: headers, HTML in a sealed frame, text, links and source. */
export const mailPage = (mail: CaughtMail): string => {
  const links = mail.liens
    .map((link) => `<li><a href="${escapeHtml(link)}" rel="noreferrer">${escapeHtml(link)}</a></li>`)
    .join('');
  const rows: [string, string][] = [
    ['De', mail.de],
    ['À', mail.a.join(', ')],
    ['Objet', mail.objet],
    ['Reçu le', date(mail.recuLe)],
    ['Identifiant', mail.messageId],
  ];
  const headers = rows
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('');
  const html =
    mail.html === ''
      ? '<p>Ce courriel n’a pas de version HTML.</p>'
      : `<iframe title="Version HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${mail.id}/html"></iframe>`;
  return page(
    mail.objet,
    `<p><a href="/">Tous les courriels</a></p><h1>${escapeHtml(mail.objet)}</h1><table><tbody>${headers}</tbody></table>` +
      `<h2>Liens</h2>${links === '' ? '<p>Aucun lien.</p>' : `<ul>${links}</ul>`}<h2>Version HTML</h2>${html}` +
      `<h2>Version texte</h2><pre>${escapeHtml(mail.texte)}</pre><p><a href="/messages/${mail.id}/brut">Source du message</a></p>`,
  );
};

/** What is said for an address that leads nowhere. */
export const nothingPage = (): string =>
  page('Introuvable', '<h1>Introuvable</h1><p><a href="/">Tous les courriels</a></p>');
