import type { Hasard } from '../../../database/seeders/hasard.ts';
import { remplacerUn, reperes, type SurTexte } from './lexique.ts';

/** What can be put in a text or between two elements and is not well-formed; a few are, to keep the engine awake. */
export const DANS_LE_CONTENU =
  `< x|<1a|<<a|<.a|<-a|a < b|<\\a>|<!x|<!DOCTYPE a>|<!ELEMENT a ANY>|<![CDAT[x]]>|<![CDATA[x|<![cdata[x]]>|<!-a|<!-- a -- b -->|<!-- a --->|<!-->
<!--->|<!---|<!--|<? xml?>|<?xml?>|<?xml version="1.0"?>|<?XML a?>|<?xMl?>|<?p|<?p x|<?1?>|<??>|<?p:q:r?>|<?:p?>|<?p*?>|<?pi?x?>|& |&&|&1;|&;|&amp |&amp|&nbsp;
&eacute;|&Amp;|&#0;|&#x1;|&#xD83D;|&#x110000;|&#xFFFE;|&#xFFFF;|&#;|&#-1;|&#X41;|&#x;|&#xZZ;|&#12a;|&#65|&#x41 |&#99999999999;|&#x0000000041;|&#11;|&#xB;|]]>|]]]>|]]&gt;
<a|<a |<a>|</a>|</ a>|</>|<>|</|<a/ >|<a b>|<a b=1>|<a b=>|<a b="1>|<a b='1">|<a b="<"/>|<a b="&"/>|<a b="&amp"/>|<a b="&nbsp;"/>|<a b="&#0;"/>|<a b="1"c="2"/>|<a b="1" b="2"/>
<a b = "1"/>|<a $a="1"/>|<a 1="1"/>|<a*/>|<a:b:c/>|<a:/>|<:a/>|<a:b/>|<a b:c="1"/>|<a xmlns:xmlns="urn:a"/>|<a xmlns:x="http://www.w3.org/2000/xmlns/"/>|<a xmlns="http://www.w3.org/2000/xmlns/"/>
<a xmlns:xml="urn:a"/>|<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>|<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>|<a xmlns="http://www.w3.org/XML/1998/namespace"/>
<a xmlns:u=""/>|<a xmlns=""/>|<a xmlns:u="urn:u" xmlns:u="urn:v"/>|<a xmlns:u="urn:u" xmlns:v="urn:u" u:b="1" v:b="2"/>|<a xmlns="a" xmlns="b"/>|<a xml:lang="fr" xml:lang="en"/>
<a b:c:d="1"/>|<a b:="1"/>|<a xmlns:="urn:a"/>|<a xmlns:1="urn:a"/>|<a b="1" / >|<a b="\u0001"/>|<a b="\ufffe"/>|<a b="]]>"/>|<xmlns:a/>|<xml:a/>|<a xmlns:é="u"><é:b/></a>|<é/>|<a·/>|<·a/>|<a\u00d7/>
\u0000|\u0001|\u0008|\u000b|\u000c|\u001f|\u007f|\u0085|\ufffe|\uffff|\ufeff|\u2028|<!--\u0000-->|<!-- \u001f -->|<![CDATA[\u0001]]>|<?p \u0002?>|<!-- \ufffe -->|<a\u0001/>|</a\u0001>|&a\u0001;`
    .split(/[|\n]/)
    .concat([
      '\ud83d',
      '\udc00',
      '\udbff',
      '<!-- \ud83d -->',
      '<a b="\udc00"/>',
      '&#xD83D;&#xDE00;',
      '<a\nb="1"\nb="2"\n/>',
    ]);

export const APRES_LA_RACINE =
  `texte|&amp;|&#65;|\u0000|\ufeff|\u001a|<a/>|<a>|</a>|</cpf:flux>|<![CDATA[x]]>|<!DOCTYPE a>|<!x|<!-a|<!|< |<?xml version="1.0"?>|<?xml?>|<?p|<!-- -- -->|<!--
]]>|.|\u00a0|<cpf:flux/>|<|&|<?|<!-- -->x|<!--\u0001-->|<1`.split(/[|\n]/);

export const AVANT_LA_RACINE =
  `texte|&amp;|&#65;|&|\ufeff|\u00a0|\u0000|\u0001|</a>|<<|<!x|<![CDATA[x]]>|<!DOCTYPE flux>|<!DOCTYPE|<!doctype html>|<!DOCTYPE flux [<!ENTITY a "b">]>|<!DOCTYPE flux SYSTEM "http://127.0.0.1:1/a.dtd">
< |<1|<?xml version="1.0"?>|<?xml version="1.0" encoding="UTF-8"?>|<?XML?>|<?p|<!-- -- -->|<!--|<!-a|<!|<?|]]>|.|<|\u001a|<?xml-stylesheet href="a"?>|<!-- ok -->`.split(
    /[|\n]/,
  );

export const DECLARATIONS_FAUSSES =
  `<?xml encoding="UTF-8"?>|<?xml ?>|<?xml?>|<?xml version="2.0"?>|<?xml version="1.1"?>|<?xml version="1.0 "?>|<?xml version="1"?>|<?xml version="1.10"?>|<?xml version=""?>|<?xml version="1.2" encoding="UTF-8"?>
<?xml version="1.0" foo="bar"?>|<?xml version="1.0" encoding="UTF-8">|<?xml Version="1.0"?>|<?xml version="1.0"encoding="UTF-8"?>|<?xml version="1.0" encoding="UTF-8"standalone="yes"?>|<?xml version=1.0?>|<?xml version "1.0"?>
<?xml version="1.0" standalone="yes" encoding="UTF-8"?>|<?xml version="1.0" encoding="UTF-8" a="b"?>|<?xml version="1.0" version="1.0"?>|<?xml version="1.0" standalone="YES"?>|<?xml version="1.0" standalone="oui"?>|<?xml version="1.0" standalone=""?>
<?xml version="1.0" encoding=" UTF-8"?>|<?xml version="1.0" encoding=""?>|<?xml version="1.0" encoding="1UTF"?>|<?xml version="1.0" encoding="UTF 8"?>|<?xml version="1.0" encoding="FOO-1"?>|<?xml version="1.0" encoding="UTF_8"?>
<?xml version="1.0" encoding="US-ASCII"?>|<?xml version="1.0" encoding="ISO-8859-1"?>|<?xml version="1.0" encoding="iso-8859-15"?>|<?xml version="1.0" encoding="windows-1252"?>|<?xml version="1.0" encoding="CP1252"?>|<?xml version="1.0" encoding="latin1"?>
<?xml version="1.0" encoding="UTF-16"?>|<?xml version="1.0" encoding="UTF-16LE"?>|<?xml version="1.0" encoding="UTF-16BE"?>|<?xml version="1.0" encoding="UTF-32"?>|<?xml version="1.0" encoding="UTF-7"?>|<?xml version="1.0" encoding="ISO-10646-UCS-4"?>|<?xml version="1.0" encoding="ISO-10646-UCS-2"?>
<?xml version="1.0" encoding="x-MacRoman"?>|<?xml version="1.0" encoding="IBM037"?>|<?xml version="1.0" encoding="Shift_JIS"?>|<?xml version="1.0" encoding="EBCDIC-CP-FR"?>|<?xml version="1.0" encoding="ISO-8859-2"?>|<?xml version="1.0" encoding="ASCII"?>|<?xml version="1.0" encoding="iso_8859-1"?>
 <?xml version="1.0"?>|<?xml version="1.0"?><?xml version="1.0"?>|<!-- a --><?xml version="1.0"?>|<?XML version="1.0"?>|<?xml version='1.0"?>|<?xml version="1.0' ?>|<?xml version="1.0|<?xml version="1.0"|<?xml version="1.0"?|<?xml|<?xm|<?x|<?|<
<?xml version="1.0" ? >|<?xml version="1.0" encoding='UTF-8"?>|<?xml version="1.0" encoding=UTF-8?>|<?xml version="1.0" encoding "UTF-8"?>|<?xml version="1.0" standalone=yes?>|<?xml version="1.0" standalone "yes"?>|<?xml version="1.0" STANDALONE="yes"?>
<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>|<?xml version="1.0"  encoding="UTF-8" encoding="UTF-8"?>|<?xml version="1.0" encoding="UTF-8" version="1.0"?>|<?xml-version="1.0"?>|<?xmlversion="1.0"?>|<?xml version="1.0<"?>|<?xml version="1.0&amp;"?>|<?xml version="é"?>|<?xml version="1.0" é="1"?>|<?xml version="1.0\u0001"?>|<?xml version="1.0" encoding="UTF-8\ufffe"?>|<?xml version="1.0" \u0001?>`
    .split('\n')
    .flatMap((ligne) => ligne.split('|'));

const inserer =
  (motif: RegExp, liste: readonly string[]): SurTexte =>
  (texte, hasard) =>
    remplacerUn(texte, motif, (trouve) => trouve + hasard.choisir(liste), hasard);

const dansUneBalise = (texte: string, hasard: Hasard): string => {
  const balises = reperes(texte, /<[^<>!?]*>/g);
  if (balises.length === 0) return texte;
  const [debut, fin] = hasard.choisir(balises);
  const coupe = hasard.entre(debut + 1, fin);
  const ajout = hasard.choisir(
    '<|>|/|"|\'|=|&|?|!|*|$| a="1"|a="1"| a| a=|:|.|-|é|😀|\n|\r|\t| |\u0000|\u00a0|<!-- -->|]]>|;|1|</'.split('|'),
  );
  return texte.slice(0, coupe) + ajout + texte.slice(coupe);
};

const surDeclaration =
  (liste: readonly string[]): SurTexte =>
  (texte, hasard) =>
    hasard.choisir(liste) + texte.replace(/^<\?xml[\s\S]*?\?>/, '');

/** Mutations that mostly make the text ill-formed: each row of the catalogue of fatal sentences has its source here. */
export const FAUTES: Record<string, SurTexte> = {
  contenu: inserer(/(?<=>)/g, DANS_LE_CONTENU),
  dansUneValeur: inserer(/(?<=>)[^<>]+(?=<\/)/g, DANS_LE_CONTENU),
  dansUneBalise,
  dansUnAttribut: (texte, hasard) =>
    remplacerUn(
      texte,
      /="[^"]*/g,
      (debut) =>
        debut + hasard.choisir(['<', '&', '&nbsp;', '&#0;', '\u0001', '\ufffe', '&amp', '\n', ']]>', '>', '&#x;']),
      hasard,
    ),
  apresLaRacine: (texte, hasard) =>
    texte + hasard.choisir(['', '\n', ' ', '<!-- -->']) + hasard.choisir(APRES_LA_RACINE),
  avantLaRacine: (texte, hasard) =>
    texte.replace(/<(?=[\w:]*flux)/, () => `${hasard.choisir(['', '\n'])}${hasard.choisir(AVANT_LA_RACINE)}<`),
  enTete: (texte, hasard) => hasard.choisir(AVANT_LA_RACINE) + texte,
  declarationFausse: surDeclaration(DECLARATIONS_FAUSSES),
  retirerUnCaractere: (texte, hasard) => remplacerUn(texte, /[<>/="'&;:?!-]|\]\]/g, (c) => c.slice(1), hasard),
  doublerUnCaractere: (texte, hasard) => remplacerUn(texte, /[<>/="'&;:?!-]/g, (c) => c + c, hasard),
  couper: (texte, hasard) => texte.slice(0, hasard.entier(texte.length + 1)),
  couperPresDUneBalise: (texte, hasard) => {
    const reperesDeBalise = reperes(texte, /[<>]/g);
    if (reperesDeBalise.length === 0) return texte;
    return texte.slice(0, hasard.choisir(reperesDeBalise)[0] + hasard.entre(0, 9));
  },
  finFausse: (texte, hasard) =>
    remplacerUn(
      texte,
      /<\/[^<>]+>/g,
      (fin) =>
        hasard.choisir([
          '',
          '</x>',
          fin + fin,
          `${fin.slice(0, -1)}e>`,
          `${fin.slice(0, -2)}>`,
          `${fin.slice(0, -1)} a="1">`,
          `${fin.slice(0, -1)}\n<`,
          fin.slice(0, -1),
          fin.toUpperCase(),
          `< ${fin.slice(1)}`,
          fin.replace(':', ''),
          `${fin.slice(0, -1)}/>`,
        ]),
      hasard,
    ),
  echangerDeuxMorceaux: (texte, hasard) => {
    const [a = 0, b = 0, c = 0] = [0, 0, 0].map(() => hasard.entier(texte.length + 1)).sort((x, y) => x - y);
    return texte.slice(0, a) + texte.slice(b, c) + texte.slice(a, b) + texte.slice(c);
  },
  supprimerUnMorceau: (texte, hasard) => {
    const debut = hasard.entier(texte.length + 1);
    return texte.slice(0, debut) + texte.slice(debut + hasard.entre(1, hasard.choisir([2, 10, 200])));
  },
};
