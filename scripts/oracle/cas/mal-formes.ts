import { APRES_LA_RACINE, AVANT_LA_RACINE, DANS_LE_CONTENU, DECLARATIONS_FAUSSES } from '../mutations/fautes.ts';
import { SUITES } from '../mutations/octets.ts';
import { type Cas, chaque, octets, type Table, texte } from './cas.ts';

const NS = 'xmlns="urn:cdc:cpf:pc5:schema:1.0.0"';
const DEBUT = `<flux ${NS}>\n  <idFlux/>\n  `;
const FIN = '\n</flux>\n';

const nomme = (prefixe: string, cas: readonly Cas[]): readonly Cas[] =>
  cas.map((c) => ({ ...c, nom: `${prefixe} : ${c.nom}` }));

const FINS_DE_BALISE = [
  '</idFlux',
  '</idFlux>>',
  '</idFluxe>',
  '</idFlu>',
  '</idFlux a="1">',
  '</idFlux\n<',
  '</ idFlux>',
  '</x:idFlux>',
  '</idFlux/>',
  '</>',
  '<idFlux>',
  '</IDFLUX>',
];
const DANS_LA_BALISE = [
  '*',
  '/',
  '/ ',
  '<',
  ' $a="1"',
  ' a',
  ' a=',
  ' a=1',
  ' a="1"b="2"',
  ' a="1" a="2"',
  ' a="<"',
  ' a="1',
  ':b',
  ':',
  ' a:b:c="1"',
  ' :a="1"',
  ' a:="1"',
  ' xmlns:u=""',
  ' zz:a="1"',
  '\u0001',
  ' a="\u0001"',
  ' a="&nbsp;"',
  ' a="&#0;"',
  ' "',
  ' =',
  'é',
  '\u00d7',
  ' a="1" / ',
];
// A lone surrogate cannot be written in UTF-8.
const ecrivable = (t: string): boolean => t.isWellFormed();

const coupes = (prefixe: string, document: string): readonly Cas[] =>
  Array.from({ length: document.length + 1 }, (_, i) => texte(`${prefixe} à ${i}`, document.slice(0, i)));

export const MAL_FORMES: Table = {
  titre: 'documents mal formés',
  cas: [
    ...nomme(
      'contenu',
      chaque(DANS_LE_CONTENU.filter(ecrivable), (faute) => texte('', `${DEBUT}${faute}${FIN}`)),
    ),
    ...nomme(
      'contenu, en fin de fichier',
      chaque(DANS_LE_CONTENU.filter(ecrivable), (faute) => texte('', `${DEBUT}t${faute}`)),
    ),
    ...nomme(
      'après la racine',
      chaque(APRES_LA_RACINE, (faute) => texte('', `<a>\n</a>\n ${faute}`)),
    ),
    ...nomme(
      'avant la racine',
      chaque(AVANT_LA_RACINE, (faute) => texte('', `<!-- c -->\n${faute}\n<a\n/>\n`)),
    ),
    ...nomme(
      'en tête',
      chaque(AVANT_LA_RACINE, (faute) => texte('', `${faute}<a\n/>\n`)),
    ),
    ...nomme(
      'déclaration',
      chaque(DECLARATIONS_FAUSSES, (declaration) => texte('', `${declaration}\n<a\n\n/>\n`)),
    ),
    ...nomme(
      'balise de fin',
      chaque(FINS_DE_BALISE, (fin) => texte('', `<flux ${NS}><idFlux>1${fin}${FIN}`)),
    ),
    ...nomme(
      'balise de début',
      chaque(DANS_LA_BALISE, (dedans) => texte('', `<flux ${NS}><idFlux${dedans}>1</idFlux>${FIN}`)),
    ),
    ...nomme(
      'octets dans le texte',
      SUITES.map((s) => octets(Buffer.from(s).toString('hex'), `${DEBUT}é`, s, `x${FIN}`)),
    ),
    ...nomme(
      'octets en fin de fichier',
      SUITES.map((s) => octets(Buffer.from(s).toString('hex'), `${DEBUT}é`, s)),
    ),
    ...nomme(
      'octets dans un nom',
      SUITES.slice(0, 12).map((s) => octets(Buffer.from(s).toString('hex'), `${DEBUT}<ab`, s, `c/>${FIN}`)),
    ),
    ...nomme(
      'octets dans un commentaire',
      SUITES.slice(0, 12).map((s) => octets(Buffer.from(s).toString('hex'), `${DEBUT}<!-- ab`, s, ` -->${FIN}`)),
    ),
    ...nomme(
      'octets dans un attribut',
      SUITES.slice(0, 12).map((s) => octets(Buffer.from(s).toString('hex'), `${DEBUT}<a b="c`, s, `"/>${FIN}`)),
    ),
    ...nomme(
      'octets en tête',
      SUITES.slice(0, 12).map((s) => octets(Buffer.from(s).toString('hex'), s, '<a/>')),
    ),
    ...coupes(
      'coupé',
      `<?xml version="1.0"?>\n<!--c--><?p q?>\n<flux ${NS} a='b'>t&#65;&lt;<![CDATA[d]]><idFlux></idFlux><!--e--><?p?></flux>\n<!--f-->\n`,
    ),
    ...coupes('préfixé, coupé', '<?xml version="1.0"?>\n<a:b xmlns:a="u" a:c="d"><a:e/></a:b>'),
  ],
};
