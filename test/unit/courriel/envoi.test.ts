import { expect } from 'chai';
import { DOUTES_MAX, delaiAvantEssaiMs, suiteEnvoi, TENTATIVES_MAX } from '../../../domain/courriel/envoi.ts';

const MINUTE = 60_000;

describe('what becomes of a mail after a try', () => {
  for (const effetLegal of [true, false]) {
    const apres = (issue: Parameters<typeof suiteEnvoi>[0]['issue'], tentatives = 1) =>
      suiteEnvoi({ issue, tentatives, effetLegal });

    it(`${effetLegal ? 'with' : 'without'} legal effect: taken is sent, refused is refused, at any try`, () => {
      for (const tentatives of [1, DOUTES_MAX, TENTATIVES_MAX]) {
        expect(apres('ACCEPTE', tentatives)).to.deep.equal({ etat: 'ENVOYE', dansMs: null });
        expect(apres('REFUSE', tentatives)).to.deep.equal({ etat: 'REFUSE', dansMs: null });
      }
    });

    it(`${effetLegal ? 'with' : 'without'} legal effect: put off waits, and is refused in the end`, () => {
      expect(apres('REPORTE', 1)).to.deep.equal({ etat: 'A_ENVOYER', dansMs: MINUTE });
      expect(apres('REPORTE', TENTATIVES_MAX - 1)).to.deep.equal({ etat: 'A_ENVOYER', dansMs: 240 * MINUTE });
      expect(apres('REPORTE', TENTATIVES_MAX)).to.deep.equal({ etat: 'REFUSE', dansMs: null });
    });
  }

  it('without legal effect: unknown goes again, a few times', () => {
    const suites = Array.from({ length: DOUTES_MAX }, (_, rang) =>
      suiteEnvoi({ issue: 'INCONNUE', tentatives: rang + 1, effetLegal: false }),
    );

    expect(suites.map(({ etat }) => etat)).to.deep.equal([
      'A_ENVOYER',
      'A_ENVOYER',
      'A_ENVOYER',
      'A_ENVOYER',
      'INCERTAIN',
    ]);
  });

  it('with legal effect: unknown waits for a person at once', () => {
    const suite = suiteEnvoi({ issue: 'INCONNUE', tentatives: 1, effetLegal: true });

    expect(suite).to.deep.equal({ etat: 'INCERTAIN', dansMs: null });
  });

  it('waits 1, 2, 4… minutes, four hours at most, some five days in all', () => {
    const delais = Array.from({ length: TENTATIVES_MAX - 1 }, (_, rang) => delaiAvantEssaiMs(rang + 1) / MINUTE);
    const jours = delais.reduce((total, minutes) => total + minutes, 0) / 1440;

    expect(delais.slice(0, 10)).to.deep.equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    expect(jours).to.be.within(4, 5.5);
  });
});
