import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import libxml from 'libxmljs2';
import {
  ecrireAccuseErreurs,
  ecrireAccusePassages,
  type LignesAccuse,
  nomAccuseTraitement,
} from '../../../domain/depot/accuse-traitement.ts';
import { type AccuseLu, lireAccuseTraitement } from '../../support/lecteur-accuse.ts';

const SCHEMA = libxml.parseXml(
  readFileSync(new URL('../../../schemas/accuse-traitement.xsd', import.meta.url), 'utf8'),
);
const TRAITEMENT = { nomFichier: 'dépôt é.xml', idFlux: '7f0e1c9a', idTraitement: 42 };

const octetsDe = async (morceaux: AsyncIterable<string>): Promise<Uint8Array> => {
  let texte = '';
  for await (const morceau of morceaux) texte += morceau;
  return new TextEncoder().encode(texte);
};

const ecrire = (lignes: LignesAccuse, traitement: Partial<typeof TRAITEMENT> = {}): Promise<Uint8Array> =>
  octetsDe(ecrireAccusePassages({ ...TRAITEMENT, ...traitement }, lignes));

const satisfaitLeSchema = (octets: Uint8Array): boolean =>
  libxml.parseXml(Buffer.from(octets).toString('utf8')).validate(SCHEMA);

describe('accusé de traitement after the match', () => {
  it('has the bytes of the published shape', async () => {
    const octets = await ecrire({
      ko: [{ idTechnique: 'B', messageErreur: 'Plusieurs titulaires ont été identifiés' }],
      ok: ['A', 'C'],
    });

    expect(new TextDecoder().decode(octets)).to.equal(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
    <nomFichier>dépôt é.xml</nomFichier>
    <idFlux>7f0e1c9a</idFlux>
    <idTraitement>42</idTraitement>
    <PassagesKO>
        <passage>
            <idTechnique>B</idTechnique>
            <messageErreur>Plusieurs titulaires ont été identifiés</messageErreur>
        </passage>
    </PassagesKO>
    <PassagesOK>
        <idTechnique>A</idTechnique>
        <idTechnique>C</idTechnique>
    </PassagesOK>
</rapport>
`);
  });

  it('keeps both sections when they are empty', async () => {
    const octets = await ecrire({ ko: [], ok: [] });

    expect(new TextDecoder().decode(octets)).to.contain('    <PassagesKO/>\n    <PassagesOK/>\n</rapport>');
    expect(lireAccuseTraitement(octets, { passages: [] })).to.deep.include({ ko: [], ok: [] });
    expect(satisfaitLeSchema(octets)).to.equal(true);
  });

  it('keeps the last space of sentence 7', async () => {
    const messageErreur = 'La date de fin … partenaire 2026-0001 ';

    const lu = lireAccuseTraitement(await ecrire({ ko: [{ idTechnique: 'x', messageErreur }], ok: [] }));

    expect(lu.forme === 'PASSAGES' && lu.ko[0]?.messageErreur).to.equal(messageErreur);
  });

  it('writes rows that come from a database, and in few chunks', async () => {
    const lignes = async function* (): AsyncGenerator<string> {
      for (let i = 0; i < 20_000; i += 1) yield `2026-${i}`;
    };
    let morceaux = 0;
    let longueur = 0;

    for await (const morceau of ecrireAccusePassages(TRAITEMENT, { ko: [], ok: lignes() })) {
      morceaux += 1;
      longueur += morceau.length;
    }

    expect(longueur).to.be.greaterThan(700_000);
    expect(morceaux).to.be.within(10, 20);
  });

  it('gives any reader the very characters that were deposited', async () => {
    const caracteres = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const genants = fc.constantFrom(
      'a\r\nb',
      '\ta\t',
      ' a ',
      'a\rb',
      ']]>',
      '<a>',
      '&amp;',
      '&#13;',
      '\'"',
      '\u0085',
      '\u2028',
    );
    const valeur = fc
      .oneof(caracteres, genants)
      .filter((texte) => !/[^\t\n\r -\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(texte));

    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(valeur, { minLength: 2, maxLength: 6 }), valeur, async (ids, nomFichier) => {
        const [premier = '', ...ok] = ids;
        const ko = [{ idTechnique: premier, messageErreur: `Un message de ${premier}` }];

        const octets = await ecrire({ ko, ok }, { nomFichier });

        expect(lireAccuseTraitement(octets, { passages: ids })).to.deep.include({ nomFichier, ko, ok });
        const parLibxml = libxml.parseXml(Buffer.from(octets).toString('utf8'));
        expect(
          parLibxml.find('//PassagesOK/idTechnique').map((noeud) => (noeud as libxml.Element).text()),
        ).to.deep.equal(ok);
      }),
      { numRuns: 200 },
    );
  });

  it('replaces what XML cannot hold', async () => {
    const lu = lireAccuseTraitement(await ecrire({ ko: [], ok: ['a'] }, { nomFichier: 'a\uFFFEb\uD800c\u0001.xml' }));

    expect(lu.nomFichier).to.equal('a\uFFFDb\uFFFDc\uFFFD.xml');
  });
});

describe('accusé de traitement of a refused file', () => {
  const erreur = { message: "cvc-minLength-valid : La valeur '' & <a>", ligne: 4, colonne: 60 };

  it('has the bytes of the published shape', () => {
    expect(ecrireAccuseErreurs(TRAITEMENT, [erreur])).to.equal(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
    <nomFichier>dépôt é.xml</nomFichier>
    <idTraitement>42</idTraitement>
    <erreurs>
        <erreur>
            <type>XSD</type>
            <message>cvc-minLength-valid : La valeur '' &amp; &lt;a></message>
            <ligne>4</ligne>
            <colonne>60</colonne>
        </erreur>
    </erreurs>
</rapport>
`);
  });

  it('is read back to the letter and satisfies our schema', () => {
    const octets = new TextEncoder().encode(ecrireAccuseErreurs(TRAITEMENT, [erreur]));

    const lu = lireAccuseTraitement(octets);

    expect(lu).to.deep.include({ forme: 'ERREURS', nomFichier: 'dépôt é.xml', idTraitement: 42 });
    expect(lu.forme === 'ERREURS' && lu.erreurs).to.deep.equal([{ type: 'XSD', ...erreur }]);
    expect(satisfaitLeSchema(octets)).to.equal(true);
  });

  it('stops at the first hundred, in order', () => {
    const erreurs = Array.from({ length: 250 }, (_, i) => ({ ...erreur, ligne: i + 1 }));

    const lu = lireAccuseTraitement(new TextEncoder().encode(ecrireAccuseErreurs(TRAITEMENT, erreurs)));

    expect(lu.forme === 'ERREURS' && lu.erreurs.map(({ ligne }) => ligne)).to.deep.equal(
      Array.from({ length: 100 }, (_, i) => i + 1),
    );
  });

  it('masks a NIR even when its pair is cut by the hundredth', () => {
    const paire = [
      {
        ligne: 9,
        colonne: 9,
        message:
          "cvc-pattern-valid : La valeur '2550814' n'est pas un facet valide par rapport au modèle '[12]' pour le type '#AnonType_niridentifiantNational'.",
      },
      {
        ligne: 9,
        colonne: 9,
        message: "cvc-type.3.1.3 : La valeur '2550814' de l'élément 'cpf:nir' n'est pas valide.",
      },
    ];
    const erreurs = [...Array.from({ length: 99 }, () => erreur), ...paire];

    expect(ecrireAccuseErreurs(TRAITEMENT, erreurs)).not.to.contain('2550814');
  });

  it('bears the deposited name and the day', () => {
    expect(nomAccuseTraitement('pix-cpf-export-20231016-223357_002.xml', '2023-10-25')).to.equal(
      'Accusé de traitement_pix-cpf-export-20231016-223357_002.xml_20231025.xml',
    );
  });
});

describe('strict reader of accusés', () => {
  const BON = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
    <nomFichier>a.xml</nomFichier>
    <idFlux>f</idFlux>
    <idTraitement>1</idTraitement>
    <PassagesKO>
        <passage>
            <idTechnique>A</idTechnique>
            <messageErreur>Aucun titulaire</messageErreur>
        </passage>
    </PassagesKO>
    <PassagesOK>
        <idTechnique>B</idTechnique>
    </PassagesOK>
</rapport>
`;
  const lire = (texte: string, passages?: string[]): AccuseLu =>
    lireAccuseTraitement(new TextEncoder().encode(texte), { passages });

  it('takes the published shape', () => {
    expect(lire(BON, ['B', 'A']).forme).to.equal('PASSAGES');
  });

  const MAUVAIS: [string, string, string][] = [
    ['a BOM', '<?xml', '\uFEFF<?xml'],
    ['no standalone', ' standalone="no"', ''],
    ['single quotes', 'version="1.0"', "version='1.0'"],
    ['a default namespace', '<rapport ', '<rapport xmlns="urn:x" '],
    ['no ns2', ' xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema"', ''],
    ['a prefix', '<idFlux>f</idFlux>', '<ns2:idFlux>f</ns2:idFlux>'],
    ['an attribute', '<PassagesOK>', '<PassagesOK nombre="1">'],
    ['a comment', '<PassagesOK>', '<!-- x -->\n    <PassagesOK>'],
    ['a CDATA section', '>f<', '><![CDATA[f]]><'],
    [
      'another order',
      '    <idFlux>f</idFlux>\n    <idTraitement>1</idTraitement>',
      '    <idTraitement>1</idTraitement>\n    <idFlux>f</idFlux>',
    ],
    ['no PassagesOK', '    <PassagesOK>\n        <idTechnique>B</idTechnique>\n    </PassagesOK>\n', ''],
    ['the same passage twice', '>B<', '>A<'],
    ['a code before the message', '>Aucun titulaire<', '>ERR12 : Aucun titulaire<'],
    ['two-space indent', '    <idFlux>', '  <idFlux>'],
    ['a number that is none', '>1<', '>01<'],
    ['an undeclared entity', '>f<', '>&nbsp;<'],
    ['a child too many', '<idTechnique>A</idTechnique>', '<idTechnique>A</idTechnique>\n            <ligne>1</ligne>'],
    ['text after the end', '</rapport>\n', '</rapport>\n\n'],
  ];
  for (const [cas, de, vers] of MAUVAIS) {
    it(`does not take ${cas}`, () => {
      const mauvais = BON.replace(de, vers);

      expect(mauvais).not.to.equal(BON);
      expect(() => lire(mauvais)).to.throw();
    });
  }

  it('does not take an accusé that forgets a passage', () => {
    expect(() => lire(BON, ['A', 'B', 'C'])).to.throw('every passage of the file');
  });

  it('does not take bytes that are not UTF-8', () => {
    expect(() => lireAccuseTraitement(Buffer.from(BON.replace('>f<', '>é<'), 'latin1'))).to.throw();
  });
});
