import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';

/** A small telephone: what holds in it holds everywhere. */
const LARGEUR = 360;
const PATIENCE_MS = 60_000;

/** The browser tells each refusal of the API as an error of its own: the page tells it to the person. */
const REFUS_DE_L_API = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** A page in the hands of a person, and what its console complained of. */
export type PageReelle = { readonly page: Page; readonly plaintes: readonly string[]; fermer(): Promise<void> };

/** Opens a link in a browser session of its own. */
export const ouvrirPage = async (navigateur: Browser, adresse: string): Promise<PageReelle> => {
  const contexte = await navigateur.newContext({ viewport: { width: LARGEUR, height: 740 }, locale: 'fr-FR' });
  contexte.setDefaultTimeout(PATIENCE_MS);
  const page = await contexte.newPage();
  const plaintes: string[] = [];
  page.on('pageerror', (erreur) => void plaintes.push(erreur.message));
  page.on('console', (message) => {
    const attendu = REFUS_DE_L_API.test(message.text()) && message.location().url.includes('/api/v1/');
    if (['error', 'warning'].includes(message.type()) && !attendu) plaintes.push(message.text());
  });
  await page.goto(adresse);
  return { page, plaintes, fermer: () => contexte.close() };
};

/** Everything that a person could meet on it, in its present state. */
const A_REMPLIR = 'input:not([type=hidden]), select, textarea, button, a[href]';

const focalise = (element: Locator): Promise<boolean> =>
  element.evaluate((ceci) => ceci === ceci.ownerDocument.activeElement);

/** Moves by the Tab key alone until that element has the focus. */
export const allerAuClavier = async (page: Page, element: Locator): Promise<void> => {
  for (let touches = 0; touches < 40; touches += 1) {
    if (await focalise(element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never reaches ${element.toString()}`);
};

/** Types into the field of that label, as who has no mouse does; what was in it goes. */
export const saisirAuClavier = async (page: Page, libelle: string | RegExp, texte: string): Promise<void> => {
  await allerAuClavier(page, page.getByLabel(libelle, { exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(texte);
};

/** Presses the button of that name by the keyboard. */
export const presserAuClavier = async (page: Page, bouton: string): Promise<void> => {
  await allerAuClavier(page, page.getByRole('button', { name: bouton, exact: true }));
  await page.keyboard.press('Enter');
};

/** What every page owes, in each of its states: language, title, no complaint, no barrier, no sideways scroll, the keyboard. */
export const exigerPageSaine = async ({ page, plaintes }: PageReelle): Promise<void> => {
  expect(await page.title()).to.match(/^.{5,} - Accrochage$/);
  expect(await page.locator('html').getAttribute('lang')).to.equal('fr');
  expect(plaintes, 'console').to.deep.equal([]);
  expect(await page.evaluate('document.documentElement.scrollWidth'), 'width').to.be.at.most(LARGEUR);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(graves.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).to.deep.equal([]);
  for (const element of await page.locator(A_REMPLIR).all())
    if (await element.isVisible()) await allerAuClavier(page, element);
};
