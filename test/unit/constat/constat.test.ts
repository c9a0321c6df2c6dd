import { expect } from 'chai';
import {
  type ConstatVu,
  type DecisionConstat,
  deciderConstat,
  type EtatConstat,
  exigerTransitionConstat,
  TRANSITIONS_CONSTAT,
} from '../../../domain/constat/constat.ts';
import { BusinessError } from '../../../domain/errors.ts';

const ETATS = Object.keys(TRANSITIONS_CONSTAT) as EtatConstat[];
const DECISIONS: readonly DecisionConstat[] = ['A_TRAITER', 'TRAITE', 'IGNORE'];
const LE = '2026-03-03T10:00:00.000Z';

const vu = (etat: EtatConstat, par = 'systeme'): ConstatVu => ({ etat, version: 3, par, le: LE });

const decider = (constat: ConstatVu, vers: DecisionConstat, version = 3): string => {
  try {
    return deciderConstat(constat, { vers, acteur: 'agent:a', version });
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

describe('decision on a finding', () => {
  // Written again by hand: what an agent may make of each state.
  const POSSIBLES: Record<EtatConstat, readonly DecisionConstat[]> = {
    A_TRAITER: ['TRAITE', 'IGNORE'],
    TRAITE: ['A_TRAITER'],
    IGNORE: ['A_TRAITER'],
    LEVE: [],
  };
  for (const etat of ETATS)
    for (const vers of DECISIONS) {
      const attendu = POSSIBLES[etat].includes(vers) ? 'A_FAIRE' : 'DEJA_FAIT';
      it(`${vers} on a finding ${etat}, by an agent who decided nothing yet: ${attendu}`, () => {
        expect(decider(vu(etat, 'agent:b'), vers)).to.equal(attendu);
      });
    }

  it('asked again by the agent who decided it, is done already, on whatever view', () => {
    for (const vers of DECISIONS)
      expect(deciderConstat(vu(vers, 'agent:a'), { vers, acteur: 'agent:a', version: 1 })).to.equal('DEJA_FAIT');
  });

  it('on an outdated view is refused, with who changed it and when', () => {
    expect(() => deciderConstat(vu('A_TRAITER', 'agent:b'), { vers: 'TRAITE', acteur: 'agent:a', version: 2 }))
      .to.throw(BusinessError)
      .that.deep.includes({
        code: 'VERSION_PERIMEE',
        details: { etat: 'A_TRAITER', version: 3, par: 'agent:b', le: LE },
      });
  });
});

describe('life of a finding', () => {
  it('comes back as a thing to do from every other state, and never leaves it for nothing', () => {
    for (const etat of ETATS) expect(TRANSITIONS_CONSTAT[etat].includes('A_TRAITER')).to.equal(etat !== 'A_TRAITER');
  });

  for (const de of ETATS)
    for (const vers of ETATS) {
      const permise = TRANSITIONS_CONSTAT[de].includes(vers);
      it(`${de} → ${vers} is ${permise ? 'known' : 'refused'}`, () => {
        const changer = () => exigerTransitionConstat(de, vers);

        if (permise) expect(changer).not.to.throw();
        else expect(changer).to.throw(BusinessError).with.property('code', 'TRANSITION_INTERDITE');
      });
    }
});
