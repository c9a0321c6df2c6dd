import { expect } from 'chai';
import { aAvertir } from '../../../domain/remplacement/averti.ts';

const personne = (courriel: string) => ({ nom: 'Fictif', prenom: 'Personne', courriel });
const adresses = (...args: Parameters<typeof aAvertir>): string[] => aAvertir(...args).map(({ courriel }) => courriel);

describe('who is told of a request of replacement', () => {
  const presents = {
    administrateurs: [personne('un@institut.example'), personne('deux@institut.example')],
    contact: personne('UN@institut.example'),
  };

  it('are the administrateurs and the contact métier, once an address', () => {
    expect(adresses(presents, { auteur: 'autre@institut.example' })).to.deep.equal([
      'un@institut.example',
      'deux@institut.example',
    ]);
  });

  it('are neither its author nor those who were told already', () => {
    const sauf = { auteur: 'Deux@institut.example', deja: ['un@institut.example'] };

    expect(adresses(presents, sauf)).to.deep.equal([]);
  });

  it('are nobody where the directory knows no contact', () => {
    expect(adresses({ administrateurs: [], contact: personne('') }, { auteur: 'a@institut.example' })).to.deep.equal(
      [],
    );
  });
});
