import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import { creerHasard } from '../../../database/seeders/hasard.ts';
import type { Moteur } from '../../../domain/depot/analyse.ts';
import { verifierInvariants } from '../../../scripts/oracle/invariants.ts';
import { creerMutateur } from '../../../scripts/oracle/mutateur.ts';

const GRAINE = 20_260_330;
const MUTANTS = 5_000;

describe('The schema engine on seeded mutants', () => {
  let moteur: Moteur;
  before(() => {
    moteur = createMoteur();
  });
  after(() => moteur.fermer());

  it(`answers ${MUTANTS} mutants the same however their bytes arrive, and as libxml2 but for its known differences`, async function () {
    this.timeout(600_000);
    const muter = creerMutateur(GRAINE);

    const fautes: string[] = [];
    for (let index = 0; index < MUTANTS; index++)
      for (const faute of await verifierInvariants(moteur, muter(index).octets, creerHasard(GRAINE, index, 1)))
        fautes.push(`mutant ${index} (${muter(index).recette.join(' + ')}) : ${faute}`);

    expect(fautes).to.deep.equal([]);
  });

  it('mutates the same way for the same seed and index', () => {
    const [un, autre] = [creerMutateur(7), creerMutateur(7)];

    const avant = un(41);
    un(42);
    const apres = [autre(99), autre(41)];

    expect(apres[1]).to.deep.equal(avant);
    expect(apres[0]?.octets).to.not.deep.equal(avant.octets);
  });
});
