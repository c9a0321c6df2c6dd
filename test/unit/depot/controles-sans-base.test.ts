import { expect } from 'chai';
import {
  CONTROLES_CERTIFICATION,
  CONTROLES_ENTETE,
  CONTROLES_FICHIER,
  CONTROLES_LECTURE,
  CONTROLES_PASSAGE,
} from '../../../domain/depot/controles/controles.ts';
import { type Anomalie, createControlesSansBase } from '../../../domain/depot/controles/controles-sans-base.ts';
import { EnsembleEmpreintes } from '../../../domain/depot/controles/ensemble-empreintes.ts';
import { buildCertificationLue, buildEnteteFlux, buildPassageLu } from '../../support/passage-builder.ts';

const anomaliesDe = (idTechniques: readonly string[]): Anomalie[] => {
  const controles = createControlesSansBase();
  const lues = idTechniques.flatMap((idTechnique, rang) =>
    controles.surPassage(buildPassageLu({ idTechnique, rang, ligne: 10 + rang })),
  );
  return [...lues, ...controles.surFin(buildEnteteFlux(), [buildCertificationLue()])];
};

describe('checks that need no database', () => {
  it('finds nothing in a faultless file', () => {
    expect(anomaliesDe(['a', 'b', 'c'])).to.deep.equal([]);
  });

  it('gives code, line, idTechnique and sentence', () => {
    const [anomalie] = createControlesSansBase().surPassage(
      buildPassageLu({ dateFinValidite: '2026-02-09', ligne: 42, idTechnique: 'X1' }),
    );

    expect(anomalie).to.deep.equal({
      code: 'FIN_DE_VALIDITE_AVANT_DEBUT',
      ligne: 42,
      idTechnique: 'X1',
      message: 'La fin de validité (2026-02-09) précède le début (2026-02-10).',
    });
  });

  it('says where an idTechnique stood first, each time it comes again', () => {
    const anomalies = anomaliesDe(['a', 'b', 'a', 'a']);

    expect(anomalies.map(({ code, ligne, message }) => [code, ligne, message])).to.deep.equal([
      ['ID_TECHNIQUE_EN_DOUBLE', 12, 'Cet idTechnique figure déjà dans le fichier, ligne 10.'],
      ['ID_TECHNIQUE_EN_DOUBLE', 13, 'Cet idTechnique figure déjà dans le fichier, ligne 10.'],
    ]);
  });

  it('compares idTechnique to the letter', () => {
    expect(anomaliesDe(['a', 'A', 'a ', 'é', 'e\u0301'])).to.deep.equal([]);
  });

  it('finds what stands in the certifications and in the heading, without idTechnique', () => {
    const controles = createControlesSansBase();

    const anomalies = controles.surFin(buildEnteteFlux({ idFlux: '12ABC345' }), [
      buildCertificationLue(),
      buildCertificationLue({ index: 1, ligne: 90, code: '1710' }),
    ]);

    expect(anomalies.map(({ code, ligne, idTechnique }) => [code, ligne, idTechnique])).to.deep.equal([
      ['ID_FLUX_EGAL_MATRICULE', 3, null],
      ['TYPE_ET_CODE_DISCORDANTS', 90, null],
    ]);
  });

  it('does without the heading of a KO file', () => {
    expect(createControlesSansBase().surFin(undefined, [])).to.deep.equal([]);
  });

  it('speaks of the future only when told the time', () => {
    const passage = buildPassageLu({ dateDebutValidite: '2026-03-03' });

    expect(createControlesSansBase().surPassage(passage)).to.deep.equal([]);
    expect(createControlesSansBase({ jour: '2026-03-02' }).surPassage(passage)).to.have.length(1);
  });

  const NUMEROTATIONS: [string, string[], boolean][] = [
    ['2, 3, 4', ['P-2', 'P-3', 'P-4'], true],
    ['002, 003, 004', ['P-002', 'P-003', 'P-004'], true],
    ['bare numbers', ['2', '3', '4', '5'], true],
    ['a 1 further on', ['2', '3', '4', '1'], false],
    ['from 1', ['1', '2', '3'], false],
    ['from 3', ['3', '4', '5'], false],
    ['two passages only', ['2', '3'], false],
    ['other prefixes', ['A2', 'B3', 'A4'], false],
    ['holes', ['2', '4', '6'], false],
    ['years', ['2022', '2023', '2024'], false],
  ];
  for (const [cas, idTechniques, attendu] of NUMEROTATIONS) {
    it(`${attendu ? 'suspects' : 'does not suspect'} a lost first row: ${cas}`, () => {
      expect(anomaliesDe(idTechniques).map(({ code }) => code)).to.deep.equal(attendu ? ['PREMIERE_LIGNE_PERDUE'] : []);
    });
  }
});

describe('set of fingerprints', () => {
  it('tells 200 000 texts apart and knows each of them again', () => {
    const ensemble = new EnsembleEmpreintes(200_000);

    const inconnus = Array.from({ length: 200_000 }, (_, i) => ensemble.ajouter(`2026-${i}`, i + 1));
    const reconnus = Array.from({ length: 200_000 }, (_, i) => ensemble.ajouter(`2026-${i}`, 7));

    expect(inconnus.every((valeur) => valeur === undefined)).to.equal(true);
    expect(reconnus.every((valeur, i) => valeur === i + 1)).to.equal(true);
  });

  it('remembers no more than its maximum', () => {
    const ensemble = new EnsembleEmpreintes(2);

    for (const texte of ['a', 'b', 'c']) ensemble.ajouter(texte, 1);

    expect(ensemble.ajouter('a', 9)).to.equal(1);
    expect(ensemble.ajouter('c', 9)).to.equal(undefined);
  });
});

describe('registry of checks', () => {
  const controles = [
    ...CONTROLES_CERTIFICATION,
    ...CONTROLES_LECTURE,
    ...CONTROLES_PASSAGE,
    ...CONTROLES_ENTETE,
    ...CONTROLES_FICHIER,
  ];

  it('gives each check a code of its own', () => {
    const codes = controles.map(({ code }) => code);

    expect(new Set(codes).size).to.equal(codes.length);
    expect(codes.every((code) => /^[A-Z][A-Z0-9_]+$/.test(code))).to.equal(true);
  });

  it('lets each check say what it is about and what to do', () => {
    for (const { code, aide } of controles) {
      expect(aide.titre, code).not.to.equal('');
      expect(aide.explication, code).to.match(/[.»]$/);
      expect(aide.quoiFaire, code).to.match(/\.$/);
    }
  });
});
