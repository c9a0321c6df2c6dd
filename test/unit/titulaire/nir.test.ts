import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { cleNir, lireNir } from '../../../domain/titulaire/nir.ts';

const VECTEURS = [
  ['2550814168025', '38'],
  ['185122A045012', '19'],
  ['185122B045012', '46'],
] as const;

const deuxChiffres = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
const nirs = fc
  .tuple(
    fc.constantFrom('1', '2'),
    deuxChiffres,
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 20, max: 42 }), fc.integer({ min: 50, max: 99 })),
    fc.oneof(deuxChiffres, fc.constantFrom('2A', '2B')),
    fc.integer({ min: 0, max: 999_999 }),
  )
  .map(([s, aa, mm, d, suite]) => `${s}${aa}${String(mm).padStart(2, '0')}${d}${String(suite).padStart(6, '0')}`);

describe('a NIR', () => {
  for (const [nir, cle] of VECTEURS)
    it(`has the key ${cle} for ${nir}`, () => {
      const calculee = cleNir(nir);

      expect(calculee).to.equal(cle);
      expect(lireNir(nir)).to.deep.equal({ valide: true, nir });
      expect(lireNir(nir + cle)).to.deep.equal({ valide: true, nir });
    });

  it('is read with blanks and small letters, as on a card', () => {
    const lu = lireNir(' 1 85 12 2a 045 012 19 ');

    expect(lu).to.deep.equal({ valide: true, nir: '185122A045012' });
  });

  it('keeps a key below ten on two digits', () => {
    const cle = cleNir('1550814168007');

    expect(cle).to.equal('09');
  });

  it('accepts the months of an incomplete civil status and no others', () => {
    const acceptes = Array.from({ length: 100 }, (_, mois) => mois).filter(
      (mois) => lireNir(`155${String(mois).padStart(2, '0')}14168025`).valide,
    );

    const attendus = [
      [1, 12],
      [20, 42],
      [50, 99],
    ].flatMap(([de = 0, a = 0]) => Array.from({ length: a - de + 1 }, (_, i) => de + i));
    expect(acceptes).to.deep.equal(attendus);
    expect(lireNir('1551314168025')).to.deep.equal({ valide: false, defaut: 'MOIS' });
  });

  for (const texte of [
    '',
    '255081416802',
    '25508141680253',
    '3550814168025',
    '185122C045012',
    '1851220A45012',
    '٢550814168025',
    '255081416802538x',
  ])
    it(`does not have the shape of ${texte || 'an empty text'}`, () => {
      expect(lireNir(texte)).to.deep.equal({ valide: false, defaut: 'FORME' });
    });

  it('is refused under any other key than its own', () => {
    fc.assert(
      fc.property(nirs, deuxChiffres, (nir, cle) => {
        const lu = lireNir(nir + cle);

        expect(lu.valide).to.equal(cle === cleNir(nir));
      }),
    );
  });

  it('answers to its key: number and key together are a multiple of 97', () => {
    fc.assert(
      fc.property(nirs, (nir) => {
        const nombre = BigInt(nir.replace('2A', '19').replace('2B', '18')) + BigInt(cleNir(nir));

        // 2A or 2B elsewhere than in the department cannot be: those places are digits.
        expect(nombre % 97n).to.equal(0n);
      }),
    );
  });

  it('is never repeated by the error of a wrong one', () => {
    expect(() => cleNir('12345'))
      .to.throw(RangeError)
      .and.not.match(/12345/);
  });
});
