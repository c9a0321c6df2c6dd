import { expect } from 'chai';
import {
  changementsDUneDemandeJointe,
  type DecisionChangement,
  deciderChangement,
  type EtatChangement,
  precisionDe,
  TRANSITIONS_CHANGEMENT,
} from '../../../domain/changement/changement.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { buildContenu } from '../../support/builders.ts';

const ETATS = Object.keys(TRANSITIONS_CHANGEMENT) as EtatChangement[];
const DECISIONS: readonly DecisionChangement[] = ['CONFIRME', 'REFUSE'];

const decider = (etat: EtatChangement, vers: DecisionChangement, par: string | null): string => {
  try {
    return deciderChangement({ etat, par, le: null }, { vers, acteur: 'agent:a' });
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

const connu = {
  contactNom: 'Tesseyre',
  contactPrenom: 'Odile',
  contactCourriel: 'odile.tesseyre@institut-fictif.example',
  deposants: ['73282932000074'],
};

describe('a change asked by form', () => {
  for (const etat of ETATS)
    for (const vers of DECISIONS) {
      const attendu = etat === 'A_CONFIRMER' ? 'A_FAIRE' : 'DEJA_FAIT';
      it(`${vers} on a change ${etat}, decided by another: ${attendu}`, () => {
        expect(decider(etat, vers, 'agent:b')).to.equal(attendu);
      });
    }

  it('is decided once by the same agent, who gets the same answer', () => {
    expect(() =>
      deciderChangement({ etat: 'CONFIRME', par: 'agent:a', le: null }, { vers: 'CONFIRME', acteur: 'agent:a' }),
    ).not.to.throw();
  });

  it('comes out of a joined request that names another contact', () => {
    const contenu = buildContenu({ contact: { nom: 'Autre', prenom: 'Odile', courriel: connu.contactCourriel } });

    expect(changementsDUneDemandeJointe(connu, contenu)).to.deep.equal(['NOUVEAU_CONTACT']);
  });

  it('comes out of a joined request that names a new déposant', () => {
    const deposants = [{ siret: '35600000000048', raisonSociale: 'Autre' }];

    expect(changementsDUneDemandeJointe(connu, buildContenu({ confieDepot: true, deposants }))).to.deep.equal([
      'DEPOSANTS',
    ]);
  });

  it('does not come out of a joined request that says the same, whatever the case', () => {
    const contact = { nom: 'TESSEYRE', prenom: 'odile', courriel: 'Odile.Tesseyre@institut-fictif.example' };

    expect(changementsDUneDemandeJointe(connu, buildContenu({ contact }))).to.deep.equal([]);
  });

  it('is told in one line, with the words of the form', () => {
    const { siret, raisonSociale, contact } = buildContenu();
    const commun = { siret, raisonSociale, contact };

    expect(
      precisionDe({
        motif: 'NOUVEAU_SIRET',
        nouveauSiret: '35600000000048',
        nouvelleRaisonSociale: 'La Poste',
        ...commun,
      }),
    ).to.equal('La Poste (SIRET 35600000000048)');
    expect(
      precisionDe({
        motif: 'DEPOSANTS',
        ajoutes: [{ siret: '35600000000048', raisonSociale: 'La Poste' }],
        retires: ['73282932000074'],
        ...commun,
      }),
    ).to.equal('à ajouter : La Poste (SIRET 35600000000048) ; à retirer : SIRET 73282932000074');
  });
});
