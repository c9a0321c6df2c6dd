import { expect } from 'chai';
import type { ErreurAnalyse, ResultatAnalyse } from '../../../domain/depot/analyse.ts';
import { confronter } from '../../../scripts/oracle/comparer.ts';
import type { Avis, ErreurJdk, Version115 } from '../../../scripts/oracle/jdk.ts';

const SEXE: ErreurJdk = ['ERROR', 3, 12, "cvc-enumeration-valid : La valeur 'f' n'est pas un facet valide"];
const FLUX_112: ErreurJdk = ['ERROR', 1, 9, "cvc-complex-type.2.4.a : L'une des valeurs '{idFlux}' est attendue."];
const FLUX_115: ErreurJdk = [
  'ERROR',
  1,
  9,
  "cvc-complex-type.2.4.a : L'une des valeurs '{idFlux, action}' est attendue.",
];

const avis = (erreurs112: ErreurJdk[], erreurs115 = erreurs112, v115: Version115 = 'NON'): Avis => ({
  v115,
  reponses: [{ erreurs: erreurs112 }, { erreurs: erreurs115 }],
});

const xsd = ([, ligne, colonne, message]: ErreurJdk): ErreurAnalyse => ({ type: 'XSD', ligne, colonne, message });

const reponse = (...erreurs: ErreurAnalyse[]): ResultatAnalyse => ({
  verdict: erreurs.length === 0 ? 'OK' : 'KO',
  erreurs,
  nombreErreurs: erreurs.length,
  certifications: [],
  nombrePassages: 0,
});

const refus = (code: 'DOCTYPE_INTERDIT' | 'XML_1_1'): ErreurAnalyse => ({
  type: 'REFUS',
  code,
  ligne: 1,
  colonne: 1,
  message: 'Refusé.',
});

const constater = (sien: Avis, nous: ResultatAnalyse, document = '<a/>') =>
  confronter({ octets: Buffer.from(document), avis: sien, nous });

describe('Setting our answer beside the validator’s', () => {
  it('finds two like lists equal', () => {
    const constat = constater(avis([SEXE]), reponse(xsd(SEXE)));

    expect(constat).to.deep.equal({ genre: 'EGAL' });
  });

  for (const [quoi, nous, classe] of [
    ['a missing sentence', reponse(), 'manque : cvc-enumeration-valid'],
    ['one too many', reponse(xsd(SEXE), xsd(SEXE)), 'en trop : cvc-enumeration-valid'],
    ['another column', reponse({ ...xsd(SEXE), colonne: 13 }), 'position : cvc-enumeration-valid'],
    ['another value', reponse({ ...xsd(SEXE), message: SEXE[3].replace('f', 'F') }), 'texte : cvc-enumeration-valid'],
    ['another sentence', reponse(xsd(FLUX_112)), 'autre phrase : cvc-enumeration-valid ← cvc-complex-type.2.4.a'],
    ['a refusal without cause', reponse(refus('XML_1_1')), 'refus indu : XML_1_1'],
  ] as const)
    it(`sees ${quoi}`, () => {
      const constat = constater(avis([SEXE]), nous);

      expect(constat).to.deep.equal({ genre: 'DIFFERENT', classe });
    });

  it('wants the refusal that the policy calls for, alone', () => {
    const document = '<!DOCTYPE a><a/>';

    const constats = [reponse(refus('DOCTYPE_INTERDIT')), reponse(), reponse(refus('DOCTYPE_INTERDIT'), xsd(SEXE))].map(
      (nous) => constater(avis([]), nous, document),
    );

    expect(constats).to.deep.equal([
      { genre: 'REFUS', code: 'DOCTYPE_INTERDIT' },
      { genre: 'DIFFERENT', classe: 'refus manquant : DOCTYPE_INTERDIT' },
      { genre: 'DIFFERENT', classe: 'refus accompagné : DOCTYPE_INTERDIT' },
    ]);
  });

  it('asks the schema of the version that was met', () => {
    const sien = avis([FLUX_112, SEXE], [FLUX_115, SEXE], 'OUI');

    const constats = [reponse(xsd(FLUX_115), xsd(SEXE)), reponse(xsd(FLUX_112), xsd(SEXE)), reponse(xsd(FLUX_112))].map(
      (nous) => constater(sien, nous).genre,
    );

    expect(constats).to.deep.equal(['EGAL', 'MIXTE', 'DIFFERENT']);
  });
});
