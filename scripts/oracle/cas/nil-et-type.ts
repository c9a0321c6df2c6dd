import { FORMES_XSD, NIL, TYPES, TYPES_XSD } from '../mutations/attributs.ts';
import { type Cas, chaque, complet, type Table, texte } from './cas.ts';

const XS = ' xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const CPF = 'xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"';
const SEXE = '<cpf:sexe>F</cpf:sexe>';
const FIN = '<cpf:dateFinValidite>2031-02-09</cpf:dateFinValidite>';
const RACINE = '<cpf:flux ';

const nomme = (prefixe: string, cas: readonly Cas[]): readonly Cas[] =>
  cas.map((c) => ({ ...c, nom: `${prefixe} : ${c.nom}` }));

const avecType = (remplace: string, par: (type: string) => string): readonly Cas[] =>
  chaque(TYPES, (type) => complet('', [RACINE, `${RACINE}${XS.trim()} `], [remplace, par(type)]));

/** Each built-in type with the writings next to it in the list: every one of both is met. */
const types = (): readonly Cas[] =>
  FORMES_XSD.flatMap((forme, i) =>
    [0, 1, 2].map((decalage) => {
      const type = TYPES_XSD[(i * 3 + decalage) % TYPES_XSD.length] ?? '';
      const { document } = complet(
        '',
        [RACINE, `${RACINE}${XS.trim()} `],
        [SEXE, `<inconnu xsi:type="xs:${type}">${forme}</inconnu>`],
      );
      return { nom: `xs:${type} ${JSON.stringify(forme)}`, document };
    }),
  );

const CONTENUS_NIL = [
  '',
  ' ',
  '\n',
  'x',
  '2031-02-09',
  '<!-- c -->',
  '<?p?>',
  '<![CDATA[]]>',
  '<![CDATA[ ]]>',
  '<b/>',
  'x<b/>',
  '&#32;',
  '<cpf:flux/>',
];

const RACINES = [
  '<a xsi:type="xs:int">1</a>',
  '<a xsi:type="xs:int">x</a>',
  '<cpf:depot xsi:type="cpf:flux"/>',
  '<cpf:flux xsi:type="cpf:flux"/>',
  '<cpf:flux xsi:type="cpf:titulaire"/>',
  '<cpf:flux xsi:type="cpf:x"/>',
  '<cpf:flux xsi:type="xs:string">a</cpf:flux>',
  '<flux xsi:type="a:b"/>',
  '<cpf:flux><x xsi:type="xs:int">a</x></cpf:flux>',
  '<cpf:flux><x xsi:nil="vrai" xsi:schemaLocation="% z"/></cpf:flux>',
  '<cpf:flux><x xsi:type="zz:int" xsi:nil="1" b="1">a</x></cpf:flux>',
  '<cpf:flux><x xsi:type="cpf:genre" xsi:nil="1"></x></cpf:flux>',
];

export const NIL_ET_TYPE: Table = {
  titre: 'xsi:nil et xsi:type',
  cas: [
    ...nomme(
      'nillable vide',
      chaque(NIL, (nil) => complet('', [FIN, `<cpf:dateFinValidite xsi:nil="${nil}"/>`])),
    ),
    ...nomme(
      'nillable plein',
      chaque(NIL, (nil) =>
        complet('', [FIN, `<cpf:dateFinValidite xsi:nil="${nil}">2031-02-09</cpf:dateFinValidite>`]),
      ),
    ),
    ...nomme(
      'non nillable',
      chaque(NIL, (nil) => complet('', [SEXE, `<cpf:sexe xsi:nil="${nil}"></cpf:sexe>`])),
    ),
    ...nomme(
      'contenu d’un nil',
      chaque(CONTENUS_NIL, (dedans) =>
        complet('', [FIN, `<cpf:dateFinValidite xsi:nil="true">${dedans}</cpf:dateFinValidite>`]),
      ),
    ),
    ...nomme(
      'type d’un élément simple',
      avecType(SEXE, (type) => `<cpf:sexe xsi:type="${type}">X</cpf:sexe>`),
    ),
    ...nomme(
      'type d’une date nulle',
      avecType(FIN, (type) => `<cpf:dateFinValidite xsi:type="${type}" xsi:nil="true"/>`),
    ),
    ...nomme(
      'type d’un élément composé',
      avecType('<cpf:titulaire>', (type) => `<cpf:titulaire xsi:type="${type}">`),
    ),
    ...nomme(
      'type d’un étranger',
      avecType(SEXE, (type) => `<cpf:inconnu xsi:type="${type}">1</cpf:inconnu>`),
    ),
    ...nomme(
      'racine',
      chaque(RACINES, (racine) => texte('', racine.replace(/^<([\w:]+)/, `<$1 ${CPF}${XS} ${XSI}`))),
    ),
    ...types(),
    ...nomme(
      'valeur d’un type',
      chaque(TYPES_XSD, (type) =>
        complet('', [RACINE, `${RACINE}${XS.trim()} `], [SEXE, `<inconnu xsi:type="xs:${type}">* *</inconnu>`]),
      ),
    ),
    texte(
      'deux identifiants pareils',
      `<cpf:flux ${CPF}${XS} ${XSI}><x xsi:type="xs:ID">a</x><y xsi:type="xs:ID">a</y><z xsi:type="xs:IDREF">b</z></cpf:flux>`,
    ),
    complet('ordre sur une balise', [SEXE, '<cpf:sexe a="1" xsi:nil="vrai" xsi:type="a:b:c" b="2">Z</cpf:sexe>']),
    complet('ordre sur une balise en double', [SEXE, `${SEXE}<cpf:sexe xsi:type="zz:a" xsi:nil="1" a="1"/>`]),
    complet('nil sans préfixe', [FIN, '<cpf:dateFinValidite nil="true"/>']),
    complet('autre préfixe pour nil', [
      FIN,
      '<cpf:dateFinValidite xmlns:n="http://www.w3.org/2001/XMLSchema-instance" n:nil="oui"/>',
    ]),
  ],
};
