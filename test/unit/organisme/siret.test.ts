import { expect } from 'chai';
import { normaliserSiret, sirenDuSiret, sirenValide, siretValide } from '../../../domain/organisme/siret.ts';

describe('check digits of a SIRET', () => {
  const VECTEURS: [string, boolean, string][] = [
    ['73282932000074', true, 'plain Luhn'],
    ['35600000049837', true, 'La Poste, by its exception'],
    ['35600000000048', true, 'La Poste, by Luhn'],
    ['12345678912345', false, 'wrong SIREN'],
    ['73282932000075', false, 'good SIREN, wrong last digit'],
    ['35600000049838', false, 'La Poste, neither rule'],
    ['73282932000079', false, 'a multiple of five does not serve another SIREN'],
    ['7328293200007', false, 'too short'],
    ['732829320000740', false, 'too long'],
    ['7328293200007A', false, 'a letter'],
    ['٧٣٢٨٢٩٣٢٠٠٠٠٧٤', false, 'digits of another script'],
    ['', false, 'nothing'],
  ];

  for (const [siret, attendu, cas] of VECTEURS) {
    it(`says ${attendu} for ${siret || 'an empty text'} (${cas})`, () => {
      expect(siretValide(siret)).to.equal(attendu);
    });
  }

  it('checks a SIREN alone', () => {
    expect(sirenValide('732829320')).to.equal(true);
    expect(sirenValide('732829321')).to.equal(false);
    expect(sirenValide('73282932')).to.equal(false);
  });

  it('removes blanks of any kind and keeps the rest', () => {
    expect(normaliserSiret(' 732 829 320\u00a000074 ')).to.equal('73282932000074');
    expect(normaliserSiret('732-829')).to.equal('732-829');
  });

  it('takes the SIREN out of a SIRET', () => {
    expect(sirenDuSiret('73282932000074')).to.equal('732829320');
  });
});
