import { expect } from 'chai';
import { empreinteSecours, nouveauxCodesSecours } from '../../../api/securite/codes-secours.ts';
import { codeDuPas, enBase32, nouveauSecretTotp, pasDuCode, uriOtpauth } from '../../../api/securite/totp.ts';

/** RFC 6238, appendix B: SHA-1, of which an authenticator shows the last six digits. */
const SECRET = Buffer.from('12345678901234567890');
const VECTEURS: readonly [secondes: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

const a = (secondes: number): Date => new Date(secondes * 1000);

describe('TOTP', () => {
  for (const [secondes, code] of VECTEURS)
    it(`gives the code of RFC 6238 at ${secondes} s`, () => {
      const pas = Math.floor(secondes / 30);

      expect(codeDuPas(SECRET, pas)).to.equal(code.slice(-6));
      expect(pasDuCode(SECRET, code.slice(-6), a(secondes))).to.equal(pas);
    });

  it('takes the code of the step before and of the one after, and no other', () => {
    const maintenant = a(1_234_567_890);
    const pas = Math.floor(1_234_567_890 / 30);

    const lus = [-2, -1, 0, 1, 2].map((ecart) => pasDuCode(SECRET, codeDuPas(SECRET, pas + ecart), maintenant));

    expect(lus).to.deep.equal([null, pas - 1, pas, pas + 1, null]);
  });

  it('takes nothing but six digits', () => {
    for (const code of ['', '12345', '1234567', '94287082', 'abcdef', '１２３４５６'])
      expect(pasDuCode(SECRET, code, a(59))).to.equal(null);
  });

  it('writes secrets in base 32 as RFC 4648 does, without padding', () => {
    const mots = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'];

    expect(mots.map((mot) => enBase32(Buffer.from(mot)))).to.deep.equal([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
    expect(nouveauSecretTotp()).to.have.length(20);
  });

  it('makes the address that authenticators scan', () => {
    expect(uriOtpauth(SECRET, { emetteur: 'Accrochage', compte: 'K7M2P9QX4' })).to.equal(
      'otpauth://totp/Accrochage:K7M2P9QX4?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Accrochage&algorithm=SHA1&digits=6&period=30',
    );
  });
});

describe('recovery codes', () => {
  it('are ten, different, in groups of four', () => {
    const codes = nouveauxCodesSecours();

    expect(new Set(codes).size).to.equal(10);
    for (const code of codes) expect(code).to.match(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  });

  it('are known again however they are typed', () => {
    const [code = ''] = nouveauxCodesSecours();

    expect(empreinteSecours(` ${code.toLowerCase().replaceAll('-', ' ')}`)).to.deep.equal(empreinteSecours(code));
    expect(empreinteSecours(`${code}A`)).to.not.deep.equal(empreinteSecours(code));
  });
});
