import { expect } from 'chai';
import type { EtatCourriel } from '../../../domain/courriel/courriel.ts';
import {
  type CourrielVu,
  DECISIONS_COURRIEL,
  type DecisionCourriel,
  deciderReglement,
  destinataireDuRenvoi,
  LIBELLE_ETAT_COURRIEL,
} from '../../../domain/courriel/reglement.ts';
import { BusinessError } from '../../../domain/errors.ts';

const PERMIS: Record<DecisionCourriel, readonly EtatCourriel[]> = {
  PARTI: ['INCERTAIN'],
  RENVOYER: ['INCERTAIN', 'REFUSE'],
};

const essayer = (vu: Partial<CourrielVu>, decision: DecisionCourriel, acteur = 'agent:a', tentative = 1): string => {
  const courriel: CourrielVu = { etat: 'INCERTAIN', tentatives: 1, reglement: null, ...vu };
  try {
    return deciderReglement(courriel, { decision, acteur, tentative });
  } catch (erreur) {
    if (erreur instanceof BusinessError) return erreur.code;
    throw erreur;
  }
};

describe('what a person may decide of a mail', () => {
  for (const etat of Object.keys(LIBELLE_ETAT_COURRIEL) as EtatCourriel[])
    for (const decision of Object.keys(DECISIONS_COURRIEL) as DecisionCourriel[]) {
      const attendu = PERMIS[decision].includes(etat) ? 'A_FAIRE' : 'DEJA_FAIT';
      it(`${decision} on ${etat}: ${attendu}`, () => {
        expect(essayer({ etat }, decision)).to.equal(attendu);
      });
    }

  it('is asked again by the same agent without effect, even once the mail has left', () => {
    const reglement = { decision: 'RENVOYER', par: 'agent:a', le: '2026-03-02T10:00:00.000Z' } as const;

    expect(essayer({ etat: 'A_ENVOYER', reglement }, 'RENVOYER')).to.equal('DEJA_FAIT');
    expect(
      deciderReglement(
        { etat: 'ENVOYE', tentatives: 2, reglement },
        { decision: 'RENVOYER', acteur: 'agent:a', tentative: 1 },
      ),
    ).to.equal('DEJA_FAIT');
  });

  it('is refused to another agent once decided, and says who decided', () => {
    const reglement = { decision: 'PARTI', par: 'agent:a', le: '2026-03-02T10:00:00.000Z' } as const;

    const essai = () =>
      deciderReglement(
        { etat: 'ENVOYE', tentatives: 1, reglement },
        { decision: 'PARTI', acteur: 'agent:b', tentative: 1 },
      );

    expect(essai).to.throw(BusinessError).with.nested.property('details.par', 'agent:a');
  });

  it('is refused on a try that is not the last one any more', () => {
    expect(essayer({ tentatives: 2 }, 'RENVOYER')).to.equal('VERSION_PERIMEE');
  });
});

describe('where a mail sent again goes', () => {
  const ancienne = 'ancienne@organisme.exemple';

  it('follows the contact for what is said to the contact', () => {
    for (const modele of ['identifiants-inscription', 'identifiants-deposant', 'mandat-termine'] as const) {
      const courriel = { modele, destinataire: ancienne };

      expect(destinataireDuRenvoi(courriel, 'nouvelle@organisme.exemple')).to.equal('nouvelle@organisme.exemple');
      expect(destinataireDuRenvoi(courriel, null)).to.equal(ancienne);
    }
  });

  it('stays with the person for what is hers, whoever the contact is', () => {
    for (const modele of ['validation-courriel', 'identifiant-connexion', 'demande-recue'] as const)
      expect(destinataireDuRenvoi({ modele, destinataire: ancienne }, 'contact@organisme.exemple')).to.equal(ancienne);
  });
});
