import { expect } from 'chai';
import { createMotsDePasse } from '../../../api/securite/mots-de-passe.ts';
import { BusinessError } from '../../../domain/errors.ts';

const PROPRES = ['Lefèvre', 'Basile', 'basile.lefevre@bois.exemple.fr', 'Institut des métiers du bois', '12ABC345'];

describe('a password that somebody chooses', () => {
  const motsDePasse = createMotsDePasse();

  const phrase = (motDePasse: string): string => {
    try {
      motsDePasse.exigerRobuste(motDePasse, PROPRES, 'motDePasse');
      return 'accepté';
    } catch (erreur) {
      return erreur instanceof BusinessError ? erreur.message : String(erreur);
    }
  };

  it('is refused when it is made of her names, whatever their accents and case', () => {
    for (const motDePasse of [
      'LefevreBasile2024',
      'LEFÈVRE-Basile!24',
      'institut-metiers-12ABC345',
      'Bois.Exemple.2026',
    ])
      expect(phrase(motDePasse), motDePasse).to.match(/^Ce mot de passe est fait de votre nom/);
  });

  it('may hold one of them beside words that say nothing of her', () => {
    expect(phrase('basile-cheval-agrafe-tracteur')).to.equal('accepté');
  });

  it('is refused when it is short, too long, or among those that everybody chooses', () => {
    expect(phrase('cheval-agrafe')).to.match(/au moins 14 caractères/);
    expect(phrase('cheval-agrafe-'.repeat(10))).to.match(/128 caractères au plus/);
    expect(phrase('motdepasse12345')).to.match(/^Ce mot de passe est trop facile à deviner/);
  });

  it('is the same whichever way its accents were typed', async () => {
    const hachage = await motsDePasse.hacher('été-agrafe-tracteur'.normalize('NFD'));

    expect(await motsDePasse.verifier('été-agrafe-tracteur'.normalize('NFC'), hachage)).to.equal(true);
    expect(await motsDePasse.verifier('été-agrafe-tracteur', null)).to.equal(false);
  });
});
