import { expect } from 'chai';
import {
  type AdresseConfirmee,
  type ChangementCourrielVu,
  confirmerAdresse,
  type EtatChangementCourriel,
  finChangementCourriel,
} from '../../../domain/compte/changement-courriel.ts';
import { BusinessError } from '../../../domain/errors.ts';

const LE = '2026-03-03T10:00:00.000Z';
const FIN = '2026-03-10T10:00:00.000Z';

const vu = (changement: Partial<ChangementCourrielVu> = {}): ChangementCourrielVu => ({
  etat: 'EN_ATTENTE',
  expireLe: FIN,
  nouvelleConfirmee: false,
  ancienneConfirmee: false,
  ...changement,
});

const confirmer = (changement: ChangementCourrielVu, adresse: AdresseConfirmee, le = LE): string => {
  try {
    return confirmerAdresse(changement, adresse, le);
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

describe('change of mail', () => {
  it('leaves seven days to both addresses', () => {
    expect(finChangementCourriel(LE)).to.equal(FIN);
  });

  it('takes effect with the second yes, whichever comes first', () => {
    expect(confirmer(vu(), 'NOUVELLE')).to.equal('EN_ATTENTE');
    expect(confirmer(vu({ nouvelleConfirmee: true }), 'ANCIENNE')).to.equal('FAIT');
    expect(confirmer(vu(), 'ANCIENNE')).to.equal('EN_ATTENTE');
    expect(confirmer(vu({ ancienneConfirmee: true }), 'NOUVELLE')).to.equal('FAIT');
  });

  for (const etat of ['EN_ATTENTE', 'FAIT', 'ANNULE'] satisfies EtatChangementCourriel[])
    it(`counts one yes of an address once, ${etat} included`, () => {
      expect(confirmer(vu({ etat, nouvelleConfirmee: true }), 'NOUVELLE', '2026-04-01T10:00:00.000Z')).to.equal(
        'DEJA_FAIT',
      );
    });

  it('is over once cancelled, or at the end of its days', () => {
    expect(confirmer(vu({ etat: 'ANNULE' }), 'NOUVELLE')).to.equal('TRANSITION_INTERDITE');
    expect(confirmer(vu(), 'NOUVELLE', FIN)).to.equal('TRANSITION_INTERDITE');
    expect(confirmer(vu(), 'NOUVELLE', '2026-03-10T09:59:59.999Z')).to.equal('EN_ATTENTE');
  });
});
