import { expect } from 'chai';
import {
  ACCES_MAXIMUM,
  dansJours,
  etatAcces,
  exigerAccesPossible,
  finsApresRotation,
  type SecretAcces,
} from '../../../domain/compte/acces.ts';
import type { BusinessError } from '../../../domain/errors.ts';

const MAINTENANT = new Date('2026-03-02T10:00:00.000Z');

const secret = (id: string, s: { age: number; reste: number; sert?: boolean }): SecretAcces => ({
  id,
  creeLe: dansJours(MAINTENANT, -s.age),
  expireLe: dansJours(MAINTENANT, s.reste),
  utiliseLe: s.sert ? MAINTENANT : null,
});

const codeDe = (essai: () => unknown): string => {
  try {
    essai();
    return 'accepté';
  } catch (erreur) {
    return (erreur as BusinessError).code;
  }
};

describe('the access of a machine', () => {
  const vies: readonly [string, Date | null, SecretAcces[], string][] = [
    ['one secret in force', null, [secret('a', { age: 1, reste: 364 })], 'ACTIF'],
    [
      'one of two secrets in force',
      null,
      [secret('a', { age: 9, reste: -1 }), secret('b', { age: 8, reste: 1 })],
      'ACTIF',
    ],
    ['no secret in force', null, [secret('a', { age: 365, reste: 0 })], 'EXPIRE'],
    ['a revocation, whatever its secrets', MAINTENANT, [secret('a', { age: 1, reste: 364 })], 'REVOQUE'],
  ];
  for (const [nom, revoqueLe, secrets, etat] of vies)
    it(`is ${etat} with ${nom}`, () => {
      expect(etatAcces({ revoqueLe, secrets }, MAINTENANT)).to.equal(etat);
    });

  it('is refused beyond ten, and under a name that a live one bears', () => {
    const dix = Array.from({ length: ACCES_MAXIMUM }, (_, rang) => `Logiciel ${rang}`);

    expect(codeDe(() => exigerAccesPossible('Autre', dix))).to.equal('ACCES_TROP_NOMBREUX');
    expect(codeDe(() => exigerAccesPossible('LOGICIEL 1', dix.slice(0, 2)))).to.equal('ACCES_EXISTANT');
    expect(codeDe(() => exigerAccesPossible('Autre', dix.slice(1)))).to.equal('accepté');
  });

  const rotations: readonly [string, SecretAcces[], number, Record<string, number>][] = [
    ['the old secret after the overlap', [secret('a', { age: 100, reste: 265, sert: true })], 7, { a: 7 }],
    ['the old secret at its own end when it comes first', [secret('a', { age: 363, reste: 2 })], 7, {}],
    ['the old secret at once when asked', [secret('a', { age: 100, reste: 265 })], 0, { a: 0 }],
    [
      'at once the secret that never served, and leaves the old one its end',
      [secret('a', { age: 100, reste: 5, sert: true }), secret('b', { age: 2, reste: 363 })],
      7,
      { b: 0 },
    ],
    [
      'nothing of secrets that are over',
      [secret('z', { age: 300, reste: -1, sert: true }), secret('a', { age: 100, reste: 265 })],
      30,
      { a: 30 },
    ],
  ];
  for (const [nom, secrets, chevauchementJours, fins] of rotations)
    it(`ends, in a rotation, ${nom}`, () => {
      const rendues = finsApresRotation({ revoqueLe: null, secrets }, { maintenant: MAINTENANT, chevauchementJours });

      expect(Object.fromEntries(rendues.map(({ secretId, expireLe }) => [secretId, expireLe]))).to.deep.equal(
        Object.fromEntries(Object.entries(fins).map(([id, jours]) => [id, dansJours(MAINTENANT, jours)])),
      );
    });

  it('refuses a third secret beside two that serve, and a rotation once it is over', () => {
    const deux = [secret('a', { age: 100, reste: 5, sert: true }), secret('b', { age: 2, reste: 363, sert: true })];
    const options = { maintenant: MAINTENANT, chevauchementJours: 7 };

    expect(codeDe(() => finsApresRotation({ revoqueLe: null, secrets: deux }, options))).to.equal('ROTATION_EN_COURS');
    expect(codeDe(() => finsApresRotation({ revoqueLe: MAINTENANT, secrets: deux }, options))).to.equal(
      'ACCES_TERMINE',
    );
    expect(codeDe(() => finsApresRotation({ revoqueLe: null, secrets: [] }, options))).to.equal('ACCES_TERMINE');
  });
});
