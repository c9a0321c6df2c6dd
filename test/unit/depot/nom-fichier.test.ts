import { expect } from 'chai';
import { lireNomFichier } from '../../../domain/depot/nom-fichier.ts';
import { BusinessError } from '../../../domain/errors.ts';

const code = (disposition: string | undefined): string => {
  try {
    return `accepted: ${lireNomFichier(disposition)}`;
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : 'another error';
  }
};

const etendu = (nom: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`;

describe('the name of a deposited file', () => {
  const acceptes: readonly [string, string][] = [
    ['attachment; filename="export.xml"', 'export.xml'],
    ['attachment; filename=export.xml', 'export.xml'],
    ["attachment; filename*=UTF-8''export%20d%C3%A9cembre.xml", 'export décembre.xml'],
    ['attachment; filename="repli.xml"; filename*=utf-8\'fr\'%E2%82%AC.xml', '€.xml'],
    [etendu('EXPORT.XML'), 'EXPORT.XML'],
    [etendu("l'export (1).xml"), "l'export (1).xml"],
    [etendu(`${'é'.repeat(98)}.xml`), `${'é'.repeat(98)}.xml`],
    // Decomposed accents are other bytes: they stay as they came.
    [etendu('de\u0301po\u0302t.xml'), 'de\u0301po\u0302t.xml'],
    ['attachment; filename="un \\"nom\\".xml"', 'un "nom".xml'],
  ];
  for (const [disposition, nom] of acceptes)
    it(`is ${JSON.stringify(nom)} in ${disposition}`, () => {
      expect(lireNomFichier(disposition)).to.equal(nom);
    });

  const refuses: readonly (string | undefined)[] = [
    undefined,
    'inline; filename="a.xml"',
    'attachment',
    etendu(''),
    etendu('.xml'),
    etendu('.cache.xml'),
    etendu('a/b.xml'),
    etendu('a\\b.xml'),
    etendu('a\u0000.xml'),
    etendu('a\n.xml'),
    etendu('a\u0085.xml'),
    etendu('a\uffff.xml'),
    etendu('a.csv'),
    etendu('a.xml.exe'),
    etendu('a'),
    etendu(`${'é'.repeat(99)}.xml`),
    "attachment; filename*=UTF-8''%C3%28.xml",
    "attachment; filename*=UTF-8''%ED%A0%80.xml",
    "attachment; filename*=ISO-8859-1''a.xml",
    'attachment; filename="é.xml"',
  ];
  for (const disposition of refuses)
    it(`is refused in ${JSON.stringify(disposition)}`, () => {
      expect(code(disposition)).to.equal('NOM_FICHIER_INVALIDE');
    });
});
