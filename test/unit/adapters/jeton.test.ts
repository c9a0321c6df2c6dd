import { expect } from 'chai';
import { createEmpreinte } from '../../../adapters/chiffrement/trousseau.ts';
import {
  composerJeton,
  jetonAuthentique,
  type LigneJeton,
  lienJeton,
  lireIdJeton,
} from '../../../adapters/jetons/jeton.ts';

const CLES = { k1: Buffer.alloc(32, 1).toString('base64'), k2: Buffer.alloc(32, 2).toString('base64') };
const empreinte = createEmpreinte({ active: 'k1', cles: CLES });
const LIGNE: LigneJeton = { id: '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b', usage: 'INSCRIPTION', cleId: 'k1' };

describe('the token of a single-use link', () => {
  it('is 64 characters that fit an address, always the same for its row', () => {
    const jeton = composerJeton(empreinte, LIGNE);

    expect(jeton).to.match(/^[A-Za-z0-9_-]{64}$/);
    expect(composerJeton(empreinte, LIGNE)).to.equal(jeton);
  });

  it('leads to its row, and is recognised by it', () => {
    const jeton = composerJeton(empreinte, LIGNE);

    expect(lireIdJeton(jeton)).to.equal(LIGNE.id);
    expect(jetonAuthentique(empreinte, jeton, LIGNE)).to.equal(true);
  });

  it('opens neither another usage, nor another row, nor the same row under another key', () => {
    const jeton = composerJeton(empreinte, LIGNE);

    const autres: LigneJeton[] = [
      { ...LIGNE, usage: 'VALIDATION_COURRIEL' },
      { ...LIGNE, id: LIGNE.id.replace('0198', '0199') },
      { ...LIGNE, cleId: 'k2' },
    ];

    for (const autre of autres) expect(jetonAuthentique(empreinte, jeton, autre)).to.equal(false);
  });

  it('is refused with any one character changed', () => {
    const jeton = composerJeton(empreinte, LIGNE);

    for (let place = 0; place < jeton.length; place += 1) {
      const faux = `${jeton.slice(0, place)}${jeton[place] === 'A' ? 'B' : 'A'}${jeton.slice(place + 1)}`;
      expect(jetonAuthentique(empreinte, faux, LIGNE), `place ${place}`).to.equal(false);
    }
  });

  it('outlives a rotation, and dies with its key', () => {
    const jeton = composerJeton(empreinte, LIGNE);
    const tournee = createEmpreinte({ active: 'k2', cles: CLES });
    const retiree = createEmpreinte({ active: 'k2', cles: { k2: CLES.k2 } });

    expect(jetonAuthentique(tournee, jeton, LIGNE)).to.equal(true);
    expect(jetonAuthentique(retiree, jeton, LIGNE)).to.equal(false);
  });

  for (const texte of ['', 'abc', `${'A'.repeat(63)}=`, 'A'.repeat(65), `${'A'.repeat(63)}\n`, 'é'.repeat(64)])
    it(`is not ${JSON.stringify(texte.slice(0, 12))} (${texte.length} characters)`, () => {
      expect(lireIdJeton(texte)).to.equal(null);
      expect(jetonAuthentique(empreinte, texte, LIGNE)).to.equal(false);
    });

  it('stands in the fragment of a link, which servers and logs never see', () => {
    const lien = new URL(lienJeton('https://accrochage.exemple.fr/', 'INSCRIPTION', 'abc'));

    expect(lien.href).to.equal('https://accrochage.exemple.fr/inscription#abc');
    expect(lien.pathname).to.equal('/inscription');
  });
});
