import { expect } from 'chai';
import {
  ABSENCE_MAXIMUM_JOURS,
  type Absence,
  type AbsenceVoulue,
  deciderRetour,
  dernierJour,
  etatAbsence,
  exigerAbsencePossible,
} from '../../../domain/agent/absence.ts';
import { ajouterJours } from '../../../domain/calendrier/jour.ts';
import type { BusinessError } from '../../../domain/errors.ts';

const AUJOURD_HUI = '2026-03-02';
const [ELLE, SUPPLEANT, AUTRE] = ['elle', 'suppleant', 'autre'];

const buildAbsence = (absence: Partial<Absence> = {}): Absence => ({
  absenceId: 'a',
  agentId: ELLE,
  suppleantId: SUPPLEANT,
  debut: '2026-03-10',
  fin: '2026-03-20',
  retour: null,
  ...absence,
});

const codeDe = (essai: () => unknown): string => {
  try {
    return String(essai() ?? 'accepté');
  } catch (erreur) {
    return (erreur as BusinessError).code;
  }
};

describe('the absence of an agent', () => {
  const jours: readonly [string, Partial<Absence>, string, string][] = [
    ['before', {}, '2026-03-09', 'A_VENIR'],
    ['on its first day', {}, '2026-03-10', 'EN_COURS'],
    ['on its last day', {}, '2026-03-20', 'EN_COURS'],
    ['after', {}, '2026-03-21', 'TERMINEE'],
    ['on the day of an early return', { retour: '2026-03-15' }, '2026-03-15', 'TERMINEE'],
    ['on the eve of an early return', { retour: '2026-03-15' }, '2026-03-14', 'EN_COURS'],
    ['once ended before it began', { retour: '2026-03-05' }, '2026-03-12', 'ANNULEE'],
    ['once ended on its first day', { retour: '2026-03-10' }, '2026-03-10', 'ANNULEE'],
  ];
  for (const [nom, absence, jour, etat] of jours)
    it(`is ${etat} ${nom}`, () => {
      expect(etatAbsence(buildAbsence(absence), jour)).to.equal(etat);
    });

  it('ends on the eve of the return, or as said', () => {
    expect(dernierJour(buildAbsence())).to.equal('2026-03-20');
    expect(dernierJour(buildAbsence({ retour: '2026-03-15' }))).to.equal('2026-03-14');
  });

  const INSTRUIT = { actif: true, roles: ['instruction'] as const };
  const demandes: readonly [
    string,
    Partial<AbsenceVoulue>,
    { actif: boolean; roles: readonly ('instruction' | 'support')[] } | null,
    Partial<Absence>[],
    string,
  ][] = [
    ['today and tomorrow', { debut: AUJOURD_HUI, fin: '2026-03-03' }, INSTRUIT, [], 'accepté'],
    ['one day', { fin: '2026-03-10' }, INSTRUIT, [], 'accepté'],
    ['a day that is over', { debut: '2026-03-01' }, INSTRUIT, [], 'DEMANDE_INVALIDE'],
    ['an end before its beginning', { fin: '2026-03-09' }, INSTRUIT, [], 'DEMANDE_INVALIDE'],
    ['more than a year', { fin: ajouterJours('2026-03-10', ABSENCE_MAXIMUM_JOURS) }, INSTRUIT, [], 'DEMANDE_INVALIDE'],
    ['herself as delegate', { suppleantId: ELLE }, INSTRUIT, [], 'SUPPLEANT_INDISPONIBLE'],
    ['an unknown delegate', {}, null, [], 'SUPPLEANT_INDISPONIBLE'],
    ['a delegate who left', {}, { actif: false, roles: ['instruction'] }, [], 'SUPPLEANT_INDISPONIBLE'],
    ['a delegate who may not instruct', {}, { actif: true, roles: ['support'] }, [], 'SUPPLEANT_INDISPONIBLE'],
    ['days on which she is away', {}, INSTRUIT, [{ debut: '2026-03-20', fin: '2026-03-30' }], 'ABSENCE_CHEVAUCHANTE'],
    ['days beside those', {}, INSTRUIT, [{ debut: '2026-03-21', fin: '2026-03-30' }], 'accepté'],
    ['days that an early return freed', {}, INSTRUIT, [{ debut: '2026-03-05', retour: '2026-03-10' }], 'accepté'],
    ['days of an absence cancelled', {}, INSTRUIT, [{ retour: '2026-03-03' }], 'accepté'],
    [
      'a delegate away on the last day',
      {},
      INSTRUIT,
      [{ agentId: SUPPLEANT, suppleantId: AUTRE, debut: '2026-03-20', fin: '2026-03-30' }],
      'SUPPLEANT_INDISPONIBLE',
    ],
    [
      'a delegate whom she stands in for (a cycle)',
      {},
      INSTRUIT,
      [{ agentId: SUPPLEANT, suppleantId: ELLE }],
      'SUPPLEANT_INDISPONIBLE',
    ],
    [
      'days on which she stands in for another (a chain)',
      {},
      INSTRUIT,
      [{ agentId: AUTRE, suppleantId: ELLE, debut: '2026-03-01', fin: '2026-03-10' }],
      'SUPPLEANCE_EN_CHAINE',
    ],
    [
      'a delegate who stands in for another already',
      {},
      INSTRUIT,
      [{ agentId: AUTRE, suppleantId: SUPPLEANT }],
      'accepté',
    ],
  ];
  for (const [nom, voulue, suppleant, connues, attendu] of demandes)
    it(`is ${attendu} for ${nom}`, () => {
      const demande = { agentId: ELLE, suppleantId: SUPPLEANT, debut: '2026-03-10', fin: '2026-03-20', ...voulue };
      const contexte = { aujourdHui: AUJOURD_HUI, suppleant, connues: connues.map(buildAbsence) };

      expect(codeDe(() => exigerAbsencePossible(demande, contexte))).to.equal(attendu);
    });

  it('may be ended early once, and not once it is over', () => {
    expect(codeDe(() => deciderRetour(buildAbsence(), '2026-03-05'))).to.equal('A_FAIRE');
    expect(codeDe(() => deciderRetour(buildAbsence(), '2026-03-20'))).to.equal('A_FAIRE');
    expect(codeDe(() => deciderRetour(buildAbsence({ retour: '2026-03-15' }), '2026-03-16'))).to.equal('DEJA_FAIT');
    expect(codeDe(() => deciderRetour(buildAbsence(), '2026-03-21'))).to.equal('ABSENCE_TERMINEE');
  });
});
