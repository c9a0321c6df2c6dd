import type { Context } from 'mocha';
import type { Browser } from 'playwright-core';
import { type CourrielRecu, jetonDuLien } from '../../cli/demo/courriels.ts';
import type { SessionApi } from '../../cli/demo/session-api.ts';
import { agentInstructeur } from './acteur.ts';
import { atTheEnd } from './at-the-end.ts';
import { ouvrirNavigateur } from './navigateur-reel.ts';
import { ouvrirPage, type PageReelle } from './page-reelle.ts';
import { demarrerPile, type Pile } from './pile.ts';
import { ouvrirServeurs } from './serveurs-pile.ts';

/** The whole product, a browser in front of it, and the agent who instructs. */
export type BancPages = {
  readonly pile: Pile;
  readonly agent: SessionApi;
  /** Opens an address of the product; closed with the others after the test. */
  ouvrir(adresse: string): Promise<PageReelle>;
  /** Follows the link of a mail to that page. */
  suivreLien(courriel: CourrielRecu, chemin: string): Promise<PageReelle>;
  fermerPages(): Promise<void>;
};

const ouvrirBanc = async (navigateur: Browser): Promise<BancPages> => {
  const serveurs = await ouvrirServeurs();
  const pile = await demarrerPile(serveurs);
  atTheEnd(async () => {
    await Promise.all([navigateur.close(), pile.arreter()]);
    await serveurs.fermer();
  });
  const ouvertes: PageReelle[] = [];
  const ouvrir = async (adresse: string): Promise<PageReelle> => {
    const page = await ouvrirPage(navigateur, new URL(adresse, pile.api).href);
    ouvertes.push(page);
    return page;
  };
  return {
    pile,
    agent: await agentInstructeur(pile),
    ouvrir,
    suivreLien: (courriel, chemin) => ouvrir(`${chemin}#${jetonDuLien(courriel, chemin)}`),
    async fermerPages() {
      await Promise.all(ouvertes.splice(0).map((page) => page.fermer()));
    },
  };
};

let banc: Promise<BancPages | null> | undefined;

/** One stack and one browser for all the files of the level; the tests are skipped where no browser can be had. */
export const bancPages = async (contexte: Context): Promise<BancPages> => {
  banc ??= ouvrirNavigateur().then((navigateur) => navigateur && ouvrirBanc(navigateur));
  return (await banc) ?? contexte.skip();
};
