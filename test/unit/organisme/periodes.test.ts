import { expect } from 'chai';
import { couvre, type Periode, type PublicationFiche, periodesConnues } from '../../../domain/organisme/periodes.ts';

const publication = (debut: string | null, fin: string | null, vueJusquAu: string | null = null): PublicationFiche => ({
  debut,
  fin,
  vueJusquAu,
});

describe('periods in force that the publications of a fiche tell together', () => {
  const CAS: [string, PublicationFiche[], Periode[]][] = [
    ['nothing published', [], []],
    [
      'one publication, as it is',
      [publication('2020-01-01', '2025-12-31')],
      [{ debut: '2020-01-01', fin: '2025-12-31' }],
    ],
    ['unknown ends stay unknown', [publication(null, null)], [{}]],
    [
      'a renewal keeps the period before it, whole',
      [publication('2020-01-01', '2025-12-31', '2025-06-01'), publication('2026-01-01', '2030-12-31')],
      [
        { debut: '2020-01-01', fin: '2025-12-31' },
        { debut: '2026-01-01', fin: '2030-12-31' },
      ],
    ],
    [
      'an end brought forward holds from the day it is told',
      [publication('2020-01-01', '2027-12-31', '2025-06-01'), publication('2020-01-01', '2025-03-31')],
      [{ debut: '2020-01-01', fin: '2025-06-01' }],
    ],
    [
      'an end brought forward to a day still to come is that day',
      [publication('2020-01-01', '2027-12-31', '2025-06-01'), publication('2020-01-01', '2025-12-31')],
      [{ debut: '2020-01-01', fin: '2025-12-31' }],
    ],
    [
      'an end put off replaces the former one',
      [publication('2020-01-01', '2025-12-31', '2025-06-01'), publication('2020-01-01', '2028-12-31')],
      [{ debut: '2020-01-01', fin: '2028-12-31' }],
    ],
    [
      'an end told at last is the end, from the day it is told',
      [publication('2020-01-01', null, '2025-06-01'), publication('2020-01-01', '2024-12-31')],
      [{ debut: '2020-01-01', fin: '2025-06-01' }],
    ],
    [
      'an end that is not known any more is not known',
      [publication('2020-01-01', '2025-12-31', '2025-06-01'), publication('2020-01-01', null)],
      [{ debut: '2020-01-01' }],
    ],
    [
      'a former period without end ran until the next one began',
      [publication('2020-01-01', null, '2025-06-01'), publication('2026-01-01', '2030-12-31')],
      [
        { debut: '2020-01-01', fin: '2025-12-31' },
        { debut: '2026-01-01', fin: '2030-12-31' },
      ],
    ],
    [
      'a start told at last is the start',
      [publication(null, '2025-12-31', '2025-06-01'), publication('2020-01-01', '2025-12-31')],
      [{ debut: '2020-01-01', fin: '2025-12-31' }],
    ],
    [
      'a period corrected away before it began is none',
      [publication('2026-01-01', '2030-12-31', '2025-06-01'), publication('2026-01-01', '2025-12-31')],
      [],
    ],
  ];
  for (const [cas, publications, attendues] of CAS)
    it(cas, () => {
      expect(periodesConnues(publications)).to.deep.equal(attendues);
    });

  it('an unknown end excludes nobody, a known one excludes the day after', () => {
    expect(couvre({ debut: '2020-01-01' }, '2099-01-01')).to.equal(true);
    expect(couvre({ fin: '2020-01-01' }, '1999-01-01')).to.equal(true);
    expect(couvre({ debut: '2020-01-01', fin: '2020-12-31' }, '2020-12-31')).to.equal(true);
    expect(couvre({ debut: '2020-01-01', fin: '2020-12-31' }, '2021-01-01')).to.equal(false);
    expect(couvre({ debut: '2020-01-01', fin: '2020-12-31' }, '2019-12-31')).to.equal(false);
  });
});
