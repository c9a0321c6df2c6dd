import { expect } from 'chai';
import {
  ACTES_ACCES,
  type ActeAcces,
  actePossible,
  deciderActeAcces,
  type EtatAcces,
  exigerAccesActif,
  exigerAutreAdministrateur,
  exigerTransitionAcces,
  LIBELLE_ETAT_ACCES,
  type QuiAgit,
  TRANSITIONS_ACCES,
} from '../../../domain/compte/acces-personne.ts';
import { BusinessError } from '../../../domain/errors.ts';

const ETATS = Object.keys(LIBELLE_ETAT_ACCES) as EtatAcces[];
const ACTES = Object.keys(ACTES_ACCES) as ActeAcces[];
const QUI: readonly QuiAgit[] = ['PERSONNE', 'ADMINISTRATEUR', 'AGENT', 'SYSTEME'];

/** Written again by hand: who may do what, from where to where. */
const POSSIBLES: readonly [ActeAcces, QuiAgit, EtatAcces, EtatAcces][] = [
  ['reinviter', 'ADMINISTRATEUR', 'INVITE', 'INVITE'],
  ['reinviter', 'ADMINISTRATEUR', 'INVITATION_RETIREE', 'INVITE'],
  ['accepter', 'PERSONNE', 'INVITE', 'ACTIF'],
  ['valider', 'PERSONNE', 'A_VALIDER', 'ACTIF'],
  ['remplacerInscription', 'SYSTEME', 'A_VALIDER', 'INSCRIPTION_REMPLACEE'],
  ['desactiver', 'ADMINISTRATEUR', 'INVITE', 'INVITATION_RETIREE'],
  ['desactiver', 'ADMINISTRATEUR', 'ACTIF', 'DESACTIVE'],
  ['desactiver', 'ADMINISTRATEUR', 'EN_SOMMEIL', 'DESACTIVE'],
  ['reactiver', 'ADMINISTRATEUR', 'DESACTIVE', 'ACTIF'],
  ['verrouiller', 'ADMINISTRATEUR', 'ACTIF', 'VERROUILLE'],
  ['verrouiller', 'ADMINISTRATEUR', 'EN_SOMMEIL', 'VERROUILLE'],
  ['verrouiller', 'AGENT', 'ACTIF', 'SUSPENDU'],
  ['verrouiller', 'AGENT', 'EN_SOMMEIL', 'SUSPENDU'],
  ['verrouiller', 'AGENT', 'VERROUILLE', 'SUSPENDU'],
  ['verrouiller', 'AGENT', 'DESACTIVE', 'SUSPENDU'],
  ['deverrouiller', 'ADMINISTRATEUR', 'VERROUILLE', 'ACTIF'],
  ['deverrouiller', 'AGENT', 'VERROUILLE', 'ACTIF'],
  ['deverrouiller', 'AGENT', 'SUSPENDU', 'ACTIF'],
  ['endormir', 'SYSTEME', 'ACTIF', 'EN_SOMMEIL'],
  ['reveiller', 'PERSONNE', 'EN_SOMMEIL', 'ACTIF'],
];

const attendu = (acte: ActeAcces, qui: QuiAgit, etat: EtatAcces): string => {
  const siens = POSSIBLES.filter(([a, q]) => a === acte && q === qui);
  const suite = siens.find(([, , de]) => de === etat)?.[3];
  return suite ?? (siens.some(([, , , vers]) => vers === etat) ? 'DEJA_FAIT' : 'TRANSITION_INTERDITE');
};

const issue = (essai: () => string): string => {
  try {
    return essai();
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

describe('acts on an access', () => {
  for (const acte of ACTES)
    for (const qui of QUI)
      for (const etat of ETATS) {
        const suite = attendu(acte, qui, etat);
        it(`${acte} by ${qui} on ${etat}: ${suite}`, () => {
          expect(issue(() => deciderActeAcces(etat, acte, qui))).to.equal(suite);
          expect(actePossible(etat, acte, qui)).to.equal(suite !== 'DEJA_FAIT' && suite !== 'TRANSITION_INTERDITE');
        });
      }

  it('lead nowhere that the life of an access does not know', () => {
    for (const [, , de, vers] of POSSIBLES)
      if (de !== vers) expect(() => exigerTransitionAcces(de, vers)).not.to.throw();
  });

  it('say the state in the words of the screens when they are refused', () => {
    expect(() => deciderActeAcces('SUSPENDU', 'deverrouiller', 'ADMINISTRATEUR'))
      .to.throw(BusinessError, 'Verrouillé par la Caisse des Dépôts')
      .with.property('details')
      .that.deep.equals({ etat: 'SUSPENDU' });
  });
});

describe('life of an access', () => {
  for (const de of ETATS)
    for (const vers of ETATS) {
      const connue = TRANSITIONS_ACCES[de].includes(vers);
      it(`${de} → ${vers} is ${connue ? 'known' : 'refused'}`, () => {
        expect(issue(() => String(exigerTransitionAcces(de, vers)))).to.equal(
          connue ? 'undefined' : 'TRANSITION_INTERDITE',
        );
      });
    }

  it('has an act for each of its changes', () => {
    const changes = ETATS.flatMap((de) => TRANSITIONS_ACCES[de].map((vers) => `${de} → ${vers}`));
    const actes = new Set(POSSIBLES.filter(([, , de, vers]) => de !== vers).map(([, , de, vers]) => `${de} → ${vers}`));

    expect([...actes].sort()).to.deep.equal(changes.sort());
  });

  for (const etat of ETATS)
    it(`${etat} ${etat === 'ACTIF' ? 'comes in' : 'does not come in'}`, () => {
      expect(issue(() => String(exigerAccesActif(etat)))).to.equal(
        etat === 'ACTIF' ? 'undefined' : 'TRANSITION_INTERDITE',
      );
    });

  it('leaves an administrateur to the account', () => {
    expect(issue(() => String(exigerAutreAdministrateur(0)))).to.equal('DERNIER_ADMINISTRATEUR');
    expect(issue(() => String(exigerAutreAdministrateur(1)))).to.equal('undefined');
  });
});
