import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { PAGES_LIENS } from '../../api/pages/liens.ts';
import { type BancPages, bancPages } from '../support/banc-pages.ts';
import { allerAuClavier, exigerPageSaine, presserAuClavier } from '../support/page-reelle.ts';
import { CONTENUS } from '../support/pieces.ts';

/** A text of the shape of a token, that no row answers to. */
const JETON_INCONNU = 'A'.repeat(64);
const PHRASE = /^Ce lien n’est plus valable : .+\. .+/;

const PAGES = PAGES_LIENS.filter(({ sansJeton }) => !sansJeton);

const remplir = async (page: Page, champ: Locator): Promise<void> => {
  const type = await champ.getAttribute('type');
  if (type === 'file')
    return champ.setInputFiles([{ name: 'a.pdf', mimeType: 'application/pdf', buffer: CONTENUS.pdf }]);
  await allerAuClavier(page, champ);
  await page.keyboard.type('du texte assez long pour tout champ');
};

describe('a link that has ended, in a browser', function () {
  this.timeout(180_000);

  let banc: BancPages;

  before(async function () {
    banc = await bancPages(this);
  });

  afterEach(() => banc.fermerPages());

  for (const { chemin, titre, verification, bouton } of PAGES)
    it(`${verification === undefined ? 'is told by its page' : 'is told before anything is typed'}, with what is left to do: ${chemin}`, async () => {
      const ouverte = await banc.ouvrir(`${chemin}#${JETON_INCONNU}`);
      const { page } = ouverte;
      if (verification === undefined) {
        for (const champ of await page.locator('form').first().locator('.champ :is(input, textarea)').all())
          await remplir(page, champ);
        await presserAuClavier(page, bouton);
      }

      await page.getByText(PHRASE).waitFor();

      expect(await page.getByRole('heading', { level: 1 }).textContent()).to.equal(titre);
      expect(await page.getByRole('alert').getByText(PHRASE).count()).to.equal(1);
      await exigerPageSaine(ouverte);
    });
});
