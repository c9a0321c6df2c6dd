import { expect } from 'chai';
import {
  type Declaration,
  declarationsDiscordantes,
  declarationsEnVigueur,
  type FaitsCoCertification,
  titulairesSansEmetteur,
} from '../../../domain/cocertification/cocertification.ts';
import { preparerDeclaration } from '../../../domain/cocertification/declaration.ts';
import { BusinessError } from '../../../domain/errors.ts';

const dit = (organismeId: string, emetteurId: string | null = null): Declaration => ({ organismeId, emetteurId });

const buildFaits = (faits: Partial<FaitsCoCertification> = {}): FaitsCoCertification => ({
  code: 'RNCP1',
  enVigueur: true,
  certificateurs: ['A', 'B', 'C'],
  declarations: [],
  mandants: [],
  ...faits,
});

describe('who sends the holders of a code', () => {
  for (const [titre, faits, discordantes, sansEmetteur] of [
    ['nobody says anything', {}, [], []],
    ['each sends its own', { declarations: [dit('A'), dit('B')] }, [], []],
    ['all agree on one', { declarations: [dit('A', 'B'), dit('B', 'B'), dit('C', 'B')] }, [], []],
    ['one sends all, the others say nothing', { declarations: [dit('A', 'A')] }, [], []],
    ['A relies on B, who says nothing', { declarations: [dit('A', 'B')] }, [], ['A']],
    ['A relies on B, who sends its own', { declarations: [dit('A', 'B'), dit('B')] }, [['A', 'B']], ['A']],
    ['A and B rely on each other', { declarations: [dit('B', 'A'), dit('A', 'B')] }, [['A', 'B']], ['A', 'B']],
    [
      'A relies on B, and mandates a déposant',
      { declarations: [dit('A', 'B'), dit('B')], mandants: ['A'] },
      [['A', 'B']],
      [],
    ],
    [
      'who is named has left the code',
      { certificateurs: ['A', 'C'], declarations: [dit('A', 'B'), dit('B', 'B')] },
      [],
      ['A'],
    ],
    ['who speaks has left the code', { certificateurs: ['B', 'C'], declarations: [dit('A', 'B'), dit('B')] }, [], []],
    ['one certificateur is left', { certificateurs: ['A'], declarations: [dit('A', 'B')] }, [], []],
    ['the code is not in force', { enVigueur: false, declarations: [dit('A', 'B'), dit('B')] }, [], []],
  ] as [string, Partial<FaitsCoCertification>, [string, string][], string[]][])
    it(titre, () => {
      expect(declarationsDiscordantes(buildFaits(faits))).to.deep.equal(discordantes);
      expect(titulairesSansEmetteur(buildFaits(faits))).to.have.members(sansEmetteur);
    });

  it('is told by the last declaration made among those that have begun', () => {
    const de = (emetteurId: string | null, debut: string, rang: number) => ({
      ...dit('A', emetteurId),
      debut,
      rang,
    });
    const declarations = [
      de('C', '2026-05-01', 1),
      de(null, '2026-03-01', 2),
      de('B', '2026-03-01', 3),
      de('C', '2026-04-01', 4),
      de(null, '2026-03-15', 5),
    ];

    const enVigueur = (jour: string) => declarationsEnVigueur(declarations, jour).map(({ emetteurId }) => emetteurId);

    expect(enVigueur('2026-02-28')).to.deep.equal([]);
    expect(enVigueur('2026-03-14')).to.deep.equal(['B']);
    expect(enVigueur('2026-03-15')).to.deep.equal([null]);
    expect(enVigueur('2026-05-01')).to.deep.equal([null]);
  });
});

describe('a declaration', () => {
  const jour = '2026-03-10';
  const certificateurs = [
    { id: 'a', siret: '1' },
    { id: 'b', siret: '2' },
  ];
  const champRefuse = (essai: () => unknown): unknown => {
    try {
      essai();
    } catch (erreur) {
      if (erreur instanceof BusinessError) return erreur.details.champ;
    }
    return 'accepted';
  };

  it('is for today unless told, and keeps who sends all', () => {
    const deux = { code: 'RNCP1', mode: 'UN_POUR_TOUS' as const, siretEmetteur: '2' };

    expect(preparerDeclaration(deux, { siret: '1', certificateurs, jour })).to.deep.equal({
      emetteurId: 'b',
      debut: jour,
    });
  });

  for (const [titre, champ, demande, siret] of [
    ['comes from a certificateur of the code', 'code', {}, '3'],
    ['is not for the past', 'debut', { debut: '2026-03-09' }, '1'],
    ['names nobody when each sends its own', 'siretEmetteur', { siretEmetteur: '2' }, '1'],
    ['names who sends all', 'siretEmetteur', { mode: 'UN_POUR_TOUS' }, '1'],
    ['names a certificateur of the code', 'siretEmetteur', { mode: 'UN_POUR_TOUS', siretEmetteur: '3' }, '1'],
  ] as const)
    it(titre, () => {
      const complete = { code: 'RNCP1', mode: 'CHACUN_LES_SIENS' as const, ...demande };

      expect(champRefuse(() => preparerDeclaration(complete, { siret, certificateurs, jour }))).to.equal(champ);
    });
});
