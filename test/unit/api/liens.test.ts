import { expect } from 'chai';
import { composerPageLien, PAGES_LIENS } from '../../../api/pages/liens.ts';

describe('the page of an inscription link', () => {
  it('serves a certificateur and a déposant, each leaving empty what the other is asked', () => {
    const page = PAGES_LIENS.find(({ chemin }) => chemin === '/inscription');

    const html = page ? composerPageLien(page) : '';

    expect(html).to.contain('<option value="CERTIFICATEUR">').and.contain('<option value="DEPOSANT">');
    for (const nom of ['numeroContrat', 'matriculeCertificateur'])
      expect(html).to.contain(`<input type="text" id="${nom}" name="${nom}">`);
    expect(html).to.contain('<input type="text" id="matricule" name="matricule" required>');
  });
});
