import { expect } from 'chai';
import { type ContexteLots, codesCouverts, conclureLot, trierLot } from '../../../domain/depot/tri-du-lot.ts';
import { buildCertificationLue, buildPassageLu } from '../../support/passage-builder.ts';

const contexte = (remplace: Partial<ContexteLots> = {}): ContexteLots => ({
  bcrEmetteur: '12ABC345',
  certifications: new Map([[0, buildCertificationLue()]]),
  repertoires: new Map([['RNCP31001', { etat: 'NON_CHARGE' }]]),
  jourReception: '2026-03-02',
  ...remplace,
});
const inconnus = { iciALaLigne: new Map<string, number>(), ailleurs: new Set<string>() };
const passage = (rang: number, idTechnique: string, remplace = {}) =>
  buildPassageLu({ rang, idTechnique, ...remplace });

describe('sorting of a batch of passages', () => {
  it('sends to the register what nothing speaks against', () => {
    const tri = trierLot([passage(0, 'A'), passage(1, 'B')], contexte(), inconnus);

    expect(tri.aRapprocher.map(({ idTechnique }) => idTechnique)).to.deep.equal(['A', 'B']);
    expect(tri.rejets).to.deep.equal([]);
  });

  it('counts the first occurrence in the batch, and only warns of the second', () => {
    const tri = trierLot([passage(0, 'A', { ligne: 17 }), passage(1, 'A', { ligne: 90 })], contexte(), inconnus);

    expect(tri.aRapprocher.map(({ rang }) => rang)).to.deep.equal([0]);
    expect(tri.avertissements).to.deep.include({
      rang: 1,
      idTechnique: 'A',
      ligne: 90,
      code: 'ID_TECHNIQUE_EN_DOUBLE',
      message: 'Cet idTechnique figure déjà dans le fichier, ligne 17.',
    });
  });

  it('only warns of what an earlier batch of the same file has seen', () => {
    const connus = { iciALaLigne: new Map([['A', 17]]), ailleurs: new Set<string>() };

    const tri = trierLot([passage(1000, 'A')], contexte(), connus);

    expect([tri.aRapprocher, tri.rejets]).to.deep.equal([[], []]);
    expect(tri.avertissements.map(({ code }) => code)).to.deep.equal(['ID_TECHNIQUE_EN_DOUBLE']);
  });

  it('says sentence 1 of what another deposit kept, 7 before 1, 2 before 7', () => {
    const connus = { iciALaLigne: new Map<string, number>(), ailleurs: new Set(['A']) };
    const aLEnvers = { dateFinValidite: '2026-01-01' };
    const faux = contexte({ certifications: new Map([[0, buildCertificationLue({ code: '31001' })]]) });

    const phrases = [
      trierLot([passage(0, 'A')], contexte(), connus),
      trierLot([passage(0, 'A', aLEnvers)], contexte(), connus),
      trierLot([passage(0, 'A', aLEnvers)], faux, connus),
    ].map(({ rejets }) => rejets[0]?.phrase);

    expect(phrases).to.deep.equal([1, 7, 2]);
  });

  it('splits by the answers of the register, in any order', () => {
    const passages = [passage(0, 'A'), passage(1, 'B')];
    const reponses = [
      { rang: 1, trouve: false, phrase: 6 } as const,
      { rang: 0, trouve: true, nir: '2550814168025' } as const,
    ];

    const { trouves, rejets } = conclureLot(passages, reponses, contexte());

    expect(trouves.map(({ passage: { idTechnique }, nir }) => [idTechnique, nir])).to.deep.equal([
      ['A', '2550814168025'],
    ]);
    expect(rejets.map(({ idTechnique, message }) => [idTechnique, message])).to.deep.equal([
      ['B', 'Plusieurs titulaires ont été identifiés'],
    ]);
  });

  it('accepts no silence of the register', () => {
    expect(() => conclureLot([passage(0, 'A')], [], contexte())).to.throw('rang 0');
  });
});

describe('codes covered by mandates', () => {
  const mandat = (certifications: string[], debut = '2026-01-01', fin?: string) => ({
    certifications,
    debut,
    ...(fin !== undefined && { fin }),
  });

  it('are those of all mandates in force that day', () => {
    const mandats = [
      mandat(['RS1']),
      mandat(['RS2', 'RS1']),
      mandat(['RS3'], '2025-01-01', '2025-12-31'),
      mandat(['RS4'], '2026-04-01'),
    ];

    expect(codesCouverts(mandats, '2026-03-02')).to.deep.equal(['RS1', 'RS2']);
  });

  it('are all codes as soon as one mandate in force lists none', () => {
    expect(codesCouverts([mandat(['RS1']), mandat([])], '2026-03-02')).to.deep.equal([]);
  });

  it('a mandate counts on its last day', () => {
    expect(codesCouverts([mandat(['RS1'], '2026-01-01', '2026-03-02')], '2026-03-02')).to.deep.equal(['RS1']);
  });
});
