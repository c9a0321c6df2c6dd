import { expect } from 'chai';
import {
  etatAgent,
  exigerSuperviseurRestant,
  type Habilitation,
  nommer,
  peutInstruire,
  ROLES_AGENT,
  rolesApres,
} from '../../../domain/agent/agent.ts';
import type { RoleAgent } from '../../../domain/compte/appelant.ts';
import type { BusinessError } from '../../../domain/errors.ts';

const agent = (roles: readonly RoleAgent[], actif = true): Habilitation => ({ actif, roles });

const codeDe = (essai: () => void): string => {
  try {
    essai();
    return 'accepté';
  } catch (erreur) {
    return (erreur as BusinessError).code;
  }
};

/** Every set of roles that an agent may hold. */
const ENSEMBLES: RoleAgent[][] = Array.from({ length: 2 ** ROLES_AGENT.length }, (_, bits) =>
  ROLES_AGENT.filter((_role, rang) => bits & (2 ** rang)),
);

describe('rights of agents', () => {
  it('make a state: without any she waits, closed she is inactive whatever they are', () => {
    for (const roles of ENSEMBLES) {
      expect(etatAgent(agent(roles))).to.equal(roles.length === 0 ? 'EN_ATTENTE' : 'ACTIF');
      expect(etatAgent(agent(roles, false))).to.equal('INACTIF');
    }
  });

  it('let instruct an active agent who holds that very role', () => {
    for (const roles of ENSEMBLES) {
      expect(peutInstruire(agent(roles))).to.equal(roles.includes('instruction'));
      expect(peutInstruire(agent(roles, false))).to.equal(false);
    }
  });

  it('given and taken, end the same in any order, and asked twice change nothing more', () => {
    for (const depart of ENSEMBLES)
      for (const donner of ENSEMBLES) {
        const retirer = ROLES_AGENT.filter((role) => !donner.includes(role));
        const ensemble = rolesApres(depart, { donner, retirer });
        const lUnPuisLAutre = rolesApres(rolesApres(depart, { donner, retirer: [] }), { donner: [], retirer });

        expect(ensemble).to.deep.equal(donner);
        expect(lUnPuisLAutre).to.deep.equal(ensemble);
        expect(rolesApres(ensemble, { donner, retirer })).to.deep.equal(ensemble);
      }
  });

  it('leave alone what nobody speaks of', () => {
    expect(rolesApres(['instruction', 'support'], { donner: ['exploitation'], retirer: ['support'] })).to.deep.equal([
      'instruction',
      'exploitation',
    ]);
  });

  const cas: readonly [string, Habilitation, Habilitation, number, string][] = [
    ['the last one loses the role', agent(['supervision']), agent(['support']), 0, 'DERNIER_SUPERVISEUR'],
    ['the last one is closed', agent(['supervision']), agent(['supervision'], false), 0, 'DERNIER_SUPERVISEUR'],
    ['another one remains', agent(['supervision']), agent([]), 1, 'accepté'],
    ['the last one gets more', agent(['supervision']), agent(['supervision', 'support']), 0, 'accepté'],
    ['she did not supervise', agent(['support']), agent([]), 0, 'accepté'],
    ['she was closed already', agent(['supervision'], false), agent([], false), 0, 'accepté'],
  ];
  for (const [nom, avant, apres, autres, attendu] of cas)
    it(`always leave one supervisor: ${attendu} when ${nom}`, () => {
      expect(codeDe(() => exigerSuperviseurRestant(avant, apres, autres))).to.equal(attendu);
    });

  it('belong to somebody who can be named, whatever the sign-on tells', () => {
    expect(nommer({ prenom: 'Inès', nom: 'Truchon', courriel: 'i@t.example' })).to.equal('Inès Truchon');
    expect(nommer({ prenom: '', nom: '', courriel: 'i@t.example' })).to.equal('i@t.example');
    expect(nommer({ prenom: '', nom: '', courriel: '' })).to.equal('agent sans nom');
  });
});
