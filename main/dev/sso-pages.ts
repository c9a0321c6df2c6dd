import type { AgentDeDemonstration } from './agents-de-demonstration.ts';
import { escapeHtml } from './local-http.ts';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 34rem; padding: 2rem 1rem; color: #161616; }
  h1 { font-size: 1.4rem; } button { display: block; width: 100%; margin: .6rem 0; padding: .8rem 1rem; font: inherit; text-align: left;
  border: 1px solid #000091; background: #fff; color: #000091; cursor: pointer; } button:hover, button:focus { background: #e3e3fd; } .note { color: #666; }`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** The choice of an agent: one button each, which posts `sub`. */
export const signInPage = (uid: string, agents: readonly AgentDeDemonstration[]): string => {
  const button = ({ sub, prenom, nom, fonction }: AgentDeDemonstration): string =>
    `<button name="sub" value="${escapeHtml(sub)}"><strong>${escapeHtml(`${prenom} ${nom}`)}</strong><br>${escapeHtml(fonction)}</button>`;
  return page(
    'Connexion des agents',
    `<p>Choisissez l’agent de démonstration au nom duquel vous connecter.</p>` +
      `<form method="post" action="/connexion/${escapeHtml(uid)}">${agents.map(button).join('')}</form>` +
      `<p class="note">Ces personnes n’existent pas. Cette page n’existe que sur ce poste : en production, les agents se connectent par ProConnect.</p>`,
  );
};

/** Asks to confirm the end of the session; `form` is the library's own, its id is op.logoutForm. */
export const signOutPage = (form: string): string =>
  page('Déconnexion', `${form}<p><button form="op.logoutForm" name="logout" value="yes">Me déconnecter</button></p>`);

/** Said after a sign-out that leads nowhere else. */
export const signedOutPage = (): string => page('Déconnexion', '<p>Vous êtes déconnecté.</p>');

/** Said for a request that the sign-on refuses. */
export const errorPage = (message: string): string => page('Connexion impossible', `<p>${escapeHtml(message)}</p>`);
