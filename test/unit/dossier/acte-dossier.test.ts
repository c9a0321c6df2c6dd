import { expect } from 'chai';
import {
  ACTES_DOSSIER,
  type ActeDossier,
  type DernierActe,
  deciderActe,
} from '../../../domain/dossier/acte-dossier.ts';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { BusinessError } from '../../../domain/errors.ts';

const ETATS = Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[];
const ACTES = Object.keys(ACTES_DOSSIER) as ActeDossier[];
const LE = '2026-03-03T10:00:00.000Z';

const decider = (etat: EtatDossier, acte: ActeDossier, dernier: DernierActe | null, version = 3): string => {
  try {
    return deciderActe({ etat, version: 3 }, { acte, acteur: 'agent:a', version }, dernier);
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

describe('decision on an act of an agent', () => {
  for (const etat of ETATS)
    for (const acte of ACTES) {
      const attendu = ACTES_DOSSIER[acte].depuis.includes(etat) ? 'A_FAIRE' : 'DEJA_FAIT';
      it(`${acte} on a case ${etat}, by an agent who did nothing yet: ${attendu}`, () => {
        expect(decider(etat, acte, { acte: 'prendre', acteur: 'agent:b', le: LE })).to.equal(attendu);
      });
    }

  for (const acte of ACTES.filter((possible) => !ACTES_DOSSIER[possible].repetable))
    it(`${acte} asked again by the agent who did it last is done already, whatever came after`, () => {
      for (const etat of ETATS) expect(decider(etat, acte, { acte, acteur: 'agent:a', le: LE })).to.equal('DEJA_FAIT');
    });

  for (const acte of ACTES)
    it(`${acte} that was written under the same id is done already, whatever came after`, () => {
      for (const etat of ETATS)
        expect(deciderActe({ etat, version: 9 }, { acte, acteur: 'agent:a', version: 1, connu: true }, null)).to.equal(
          'DEJA_FAIT',
        );
    });

  it('a note is welcome on an outdated view', () => {
    expect(decider('RECU', 'annoter', null, 2)).to.equal('A_FAIRE');
  });

  it('an outdated view is refused', () => {
    expect(decider('RECU', 'prendre', null, 2)).to.equal('VERSION_PERIMEE');
  });

  it('tells the state, who acted and when', () => {
    const dernier = { acte: 'accepter', acteur: 'agent:b', le: LE } as const;

    expect(() =>
      deciderActe({ etat: 'COMPTE_ACTIF', version: 5 }, { acte: 'refuser', acteur: 'agent:a', version: 1 }, dernier),
    )
      .to.throw(BusinessError)
      .with.property('details')
      .that.deep.equals({ etat: 'COMPTE_ACTIF', version: 5, par: 'agent:b', le: LE });
  });
});
