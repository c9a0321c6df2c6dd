import { expect } from 'chai';
import { exigerEnregistrable } from '../../../api/texte-enregistrable.ts';
import { BusinessError } from '../../../domain/errors.ts';

const champs = (valeur: unknown): string[] => {
  try {
    exigerEnregistrable(valeur);
    return [];
  } catch (erreur) {
    if (!(erreur instanceof BusinessError)) throw erreur;
    return (erreur.details.erreurs as { champ: string }[]).map(({ champ }) => champ);
  }
};

describe('a text that comes in', () => {
  it('is refused when it holds a NUL or half of a character, wherever it stands', () => {
    const corps = { nom: 'a\ud800', contact: { prenom: 'b' }, deposants: [{ courriel: 'c\0d' }], demi: '\udc00' };

    expect(champs(corps)).to.deep.equal(['nom', 'deposants.0.courriel', 'demi']);
    expect(champs('\0')).to.deep.equal(['corps']);
    expect(champs({ 'a\0': 1 })).to.deep.equal(['corps']);
  });

  it('is taken with accents, emoji and line ends', () => {
    expect(champs({ texte: 'Été 🎓\r\n\tœuvre', nombre: 1, vide: null, absent: undefined })).to.deep.equal([]);
  });

  it('is read however deep the body is', () => {
    const profond = JSON.parse(`${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`) as unknown;

    expect(champs(profond)).to.have.length(1);
  });
});
