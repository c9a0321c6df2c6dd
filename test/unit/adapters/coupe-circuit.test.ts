import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { type CoupeCircuit, createCoupeCircuit, type Issue } from '../../../adapters/sngi/coupe-circuit.ts';
import { SngiIndisponible } from '../../../adapters/sngi/sngi-indisponible.ts';

describe('the circuit breaker of the SNGI', () => {
  let maintenant: number;
  let circuit: CoupeCircuit;

  const appeler = (...issues: Issue[]): void => {
    for (const issue of issues) circuit.laisserPasser()(issue);
  };

  beforeEach(() => {
    maintenant = 0;
    circuit = createCoupeCircuit({ seuil: 2, reposMs: 100, maintenant: () => maintenant });
  });

  it('lets calls through as long as failures do not follow one another', () => {
    appeler('ECHEC', 'REUSSITE', 'ECHEC', 'ABANDON', 'REUSSITE', 'ECHEC');

    expect(() => appeler('REUSSITE')).not.to.throw();
  });

  it('opens after failures in a row, whatever their callers gave up in between', () => {
    appeler('ECHEC', 'ABANDON', 'ECHEC');
    maintenant = 99;

    expect(() => circuit.laisserPasser())
      .to.throw(SngiIndisponible)
      .that.includes({ code: 'COUPE_CIRCUIT', reessayerDansMs: 1 });
  });

  it('lets one call alone try after the rest', () => {
    appeler('ECHEC', 'ECHEC');
    maintenant = 100;

    const terminer = circuit.laisserPasser();

    expect(() => circuit.laisserPasser()).to.throw(SngiIndisponible);
    terminer('REUSSITE');
    expect(() => appeler('ECHEC', 'REUSSITE')).not.to.throw();
  });

  it('opens again at once when the trial fails', () => {
    appeler('ECHEC', 'ECHEC');
    maintenant = 100;
    appeler('ECHEC');
    maintenant = 199;

    expect(() => circuit.laisserPasser()).to.throw(SngiIndisponible);
  });

  it('lets another one try when the trial was given up by its caller', () => {
    appeler('ECHEC', 'ECHEC');
    maintenant = 100;
    appeler('ABANDON');

    expect(() => appeler('REUSSITE')).not.to.throw();
  });
});
