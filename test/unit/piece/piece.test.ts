import { expect } from 'chai';
import { BusinessError } from '../../../domain/errors.ts';
import { lireNomPiece, piecesIntrouvables } from '../../../domain/piece/piece.ts';
import { nomDePiece } from '../../support/pieces.ts';

const code = (disposition: string | undefined): string => {
  try {
    return `accepted: ${lireNomPiece(disposition).type}`;
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : 'another error';
  }
};

describe('the name of an attachment', () => {
  const types = { 'a.pdf': 'PDF', 'b.PNG': 'PNG', 'c.jpg': 'JPEG', 'd.JPEG': 'JPEG', 'e.xml': 'XML', 'f.csv': 'CSV' };
  for (const [nom, type] of Object.entries({ ...types, 'année 2026.v2.xlsx': 'XLSX' }))
    it(`says that ${nom} is a ${type}`, () => {
      expect(lireNomPiece(nomDePiece(nom))).to.deep.equal({ nom, type });
    });

  for (const nom of ['a.exe', 'a.pdf.exe', 'a.xls', 'a.xlsm', 'a.svg', 'a.html', 'pdf', 'a.', 'a.pdf '])
    it(`is refused for its type when it is ${JSON.stringify(nom)}`, () => {
      expect(code(nomDePiece(nom))).to.equal('PIECE_TYPE_REFUSE');
    });

  for (const disposition of [
    undefined,
    'inline; filename="a.pdf"',
    nomDePiece('.pdf'),
    nomDePiece('a/b.pdf'),
    nomDePiece(''),
  ])
    it(`is refused for itself in ${JSON.stringify(disposition)}`, () => {
      expect(code(disposition)).to.equal('NOM_FICHIER_INVALIDE');
    });
});

describe('attachments that cannot be found', () => {
  it('are all named in one refusal', () => {
    expect(piecesIntrouvables(['x']).message).to.match(/^Une pièce jointe est introuvable/);
    expect(piecesIntrouvables(['x', 'y']).message).to.match(/^2 pièces jointes sont introuvables/);
    expect(piecesIntrouvables(['x', 'y']).details).to.deep.equal({ pieceIds: ['x', 'y'] });
  });
});
