import type { Hasard } from '../../../database/seeders/hasard.ts';
import { type Arbre, brut, type Element, nomLocal, parcourir } from '../arbre.ts';
import { NOMS } from './matieres.ts';
import type { SurArbre } from './structure.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XS = 'http://www.w3.org/2001/XMLSchema';

export const NIL = [
  'true',
  'false',
  '1',
  '0',
  ' true ',
  '\n1',
  '&#9;true',
  'TRUE',
  'vrai',
  '',
  ' ',
  'nill',
  'tru&#x65;',
  '2',
  '\r\n1',
];

/** The types that every schema knows, and some that only the validator's engine does. */
export const TYPES_XSD: readonly string[] =
  `string boolean decimal float double duration dateTime time date gYearMonth gYear gMonthDay gDay gMonth hexBinary
  base64Binary anyURI QName NOTATION normalizedString token language NMTOKEN NMTOKENS Name NCName ID IDREF IDREFS ENTITY
  ENTITIES integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong unsignedInt
  unsignedShort unsignedByte positiveInteger anyType anySimpleType anyAtomicType yearMonthDuration dayTimeDuration
  precisionDecimal error untyped`.split(/\s+/);

/** Right and wrong writings for the types above. */
export const FORMES_XSD: readonly string[] =
  `1 0 -1 +1 -0 01 1.0 .5 5. 1e5 1E-5 INF -INF +INF NaN 1e400 4.9e-324 127 128 -128 -129 255 256 32767 32768 65535 65536
  2147483648 4294967295 4294967296 9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616 true
  P1Y P1Y2M3DT4H5M6.7S P PT P1S -P1D PT0S P1.5Y 2026-02-10 2026-02-30 2026-02-10Z 2026-02-10T00:00:00 24:00:00 23:59:60
  12:00:00.123+14:00 12:00:00+14:01 2026-02 2026-13 2026 02026 0000 -0001 --02-29 --02-30 ---31 ---32 --12 --12-- --13 0fB7
  0FB 0fb70 AAAA AA== AB== A===  AAA a a:b a:b:c :a 1a é fr fr-FR francais-tres-tres-long x-klingon a,b cpf:flux xs:int zz:a
  a-b.c_d`
    .split(/\s+/)
    .concat(['a b', ' a  b ', '', ' ', 'a *', '* b', 'AA AA', '\n1\n', '1 1', 'fr ', 'a\tb']);

export const TYPES =
  `cpf:flux cpf:genre cpf:titulaire cpf:codeInsee cpf:mention cpf:niveauCECRL cpf:inconnu cpf:natureDeposant genre flux
  xs:string xs:int xs:boolean xs:date xs:anyType xs:anySimpleType xs:integer xs:token xs:decimal xs:QName xs:NOTATION xs:ID xs:inconnu
  zz:a a:b:c :a a: 1a cpf: é xml:lang xs:anyURI xs:dateTime xs:normalizedString xs:language xs:NMTOKENS xs:anyAtomicType
  cpf:dossierFormation cpf:certification cpf:passageCertification cpf:modalitesInscription cpf:codePostal`
    .split(/\s+/)
    .concat(['', ' ', ' cpf:genre ', 'cpf: genre', '\ncpf:titulaire', 'a b', '#AnonType_idFluxflux']);

const LIEUX = [
  'a',
  'urn:cdc:cpf:pc5:schema:1.0.0 a.xsd',
  '',
  ' ',
  '% zz',
  '%zz',
  'a b c',
  'http://[',
  '#a#b',
  'é 😀',
  'a%20b',
  '\\',
  '<'.replace('<', '&lt;'),
  'a:b',
  ':',
  '//:80',
];

const ORDINAIRES = [
  ' a="1"',
  ' nil="true"',
  ' xml:lang="fr"',
  ' xml:space="preserve"',
  ' type="cpf:genre"',
  ' schemaLocation="a"',
  ' id=""',
  " a='é😀'",
  '\n  a = "1"\n',
  ' xmlns:w="urn:w"',
  ' xmlns:w="urn:w" w:a="1"',
  ' :a="1"',
  ' A=""',
  ' a="&#10;&amp;&lt;&gt;&quot;"',
  " a='\"'",
  ' a.b-c="]]>"',
];

/** The prefix bound to the namespace on the root, declared there if need be. */
const lier = (arbre: Arbre, uri: string, voulu: string): string => {
  for (const attribut of arbre.racine.attributs.toReversed()) {
    const declare = /^\s+xmlns:([^=\s]+)="([^"]*)"$/.exec(attribut);
    if (declare?.[2] === uri && declare[1]) return declare[1];
  }
  arbre.racine.attributs.push(` xmlns:${voulu}="${uri}"`);
  return voulu;
};

const sansAttribut = (element: Element, nom: string): boolean =>
  !element.attributs.some((attribut) => attribut.trim().startsWith(`${nom}=`));

const surUn =
  (changer: (element: Element, arbre: Arbre, hasard: Hasard) => void): SurArbre =>
  (arbre, hasard) =>
    changer(hasard.choisir(parcourir(arbre.racine)), arbre, hasard);

const poser = (element: Element, nom: string, valeur: string, hasard: Hasard): void => {
  if (!sansAttribut(element, nom)) element.attributs = element.attributs.filter((a) => !a.trim().startsWith(`${nom}=`));
  const guillemet = hasard.choisir(['"', "'"]);
  const attribut =
    hasard.choisir([' ', '\n', '  ']) + nom + hasard.choisir(['=', ' = ', '=\n']) + guillemet + valeur + guillemet;
  element.attributs.splice(hasard.entier(element.attributs.length + 1), 0, attribut);
};

const NILLABLES =
  /^(dateFinValidite|scoring|mentionValidee|modaliteAcces|nomUsage|moisNaissance|jourNaissance|codePostal)$/;

const poserType: SurArbre = surUn((element, arbre, hasard) => {
  const p = lier(arbre, XSI, 'xsi');
  if (hasard.probable(0.3)) lier(arbre, XS, 'xs');
  const local = nomLocal(element.nom);
  const prefixeCpf = element.nom.slice(0, element.nom.length - local.length);
  const propre = prefixeCpf + hasard.choisir([local, hasard.choisir(NOMS), 'genre', 'mention', 'niveauCECRL']);
  const ecrit = hasard.choisir(TYPES).replace('cpf:', hasard.probable(0.7) ? prefixeCpf : 'cpf:');
  poser(element, `${p}:type`, hasard.probable(0.3) ? propre : ecrit, hasard);
  if (ecrit.includes('xs:')) lier(arbre, XS, 'xs');
});

const poserTypeEtValeur: SurArbre = surUn((element, arbre, hasard) => {
  const p = lier(arbre, XSI, 'xsi');
  const xs = lier(arbre, XS, 'xs');
  poser(element, `${p}:type`, `${xs}:${hasard.choisir(TYPES_XSD)}`, hasard);
  if (hasard.probable(0.9)) element.enfants = [brut(hasard.choisir(FORMES_XSD))];
});

export const ATTRIBUTS: Record<string, SurArbre> = {
  nil: surUn((element, arbre, hasard) => poser(element, `${lier(arbre, XSI, 'xsi')}:nil`, hasard.choisir(NIL), hasard)),
  nilPossible: (arbre, hasard) => {
    const nillables = parcourir(arbre.racine).filter((noeud) => NILLABLES.test(nomLocal(noeud.nom)));
    if (nillables.length === 0) return;
    const cible = hasard.choisir(nillables);
    poser(cible, `${lier(arbre, XSI, 'xsi')}:nil`, hasard.choisir(NIL), hasard);
    if (hasard.probable(0.4)) cible.enfants = [];
  },
  type: poserType,
  typeEtValeur: poserTypeEtValeur,
  lieu: surUn((element, arbre, hasard) => {
    const nom = hasard.choisir(['schemaLocation', 'noNamespaceSchemaLocation', 'foo']);
    poser(element, `${lier(arbre, XSI, 'xsi')}:${nom}`, hasard.choisir(LIEUX), hasard);
  }),
  ordinaire: surUn((element, _, hasard) => {
    element.attributs.splice(hasard.entier(element.attributs.length + 1), 0, hasard.choisir(ORDINAIRES));
  }),
  sans: surUn((element, _, hasard) => {
    if (element.attributs.length > 0) element.attributs.splice(hasard.entier(element.attributs.length), 1);
  }),
  sansXsi: (arbre) => {
    arbre.racine.attributs = arbre.racine.attributs.filter((attribut) => !attribut.includes(XSI));
  },
  plusieurs: surUn((element, _, hasard) => {
    const nombre = hasard.entre(2, 30);
    for (let i = 0; i < nombre; i++) element.attributs.push(` b${i}="${i}"`);
  }),
};
