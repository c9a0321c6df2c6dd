import { expect } from 'chai';
import { PAGES_LIENS } from '../../../api/pages/liens.ts';
import { composerPageLien } from '../../../api/pages/page-lien.ts';

describe('the page of an inscription link', () => {
  it('serves a certificateur and a déposant, each asked what concerns it', () => {
    const page = PAGES_LIENS.find(({ chemin }) => chemin === '/inscription');

    const html = page ? composerPageLien(page) : '';

    expect(html).to.contain('<option value="CERTIFICATEUR">').and.contain('<option value="DEPOSANT">');
    for (const [nom, role] of [
      ['numeroContrat', 'CERTIFICATEUR'],
      ['matriculeCertificateur', 'DEPOSANT'],
    ])
      expect(html).to.match(
        new RegExp(
          `data-pour="${role}"><label for="${nom}">[^<]+</label><input type="text" id="${nom}" name="${nom}" required>`,
        ),
      );
    expect(html).to.contain('<input type="text" id="matricule" name="matricule" required>');
  });
});
