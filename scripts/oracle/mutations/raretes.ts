import type { Hasard } from '../../../database/seeders/hasard.ts';
import { brut, type Element, element, nomLocal, parcourir, prefixe } from '../arbre.ts';
import type { SurArbre } from './structure.ts';

// Where the tables of letters, digits and combining marks of XML 1.0 begin, end or have holes.
const BORDS = [
  0x2d, 0x2e, 0x30, 0x3a, 0x41, 0x5f, 0x61, 0xaa, 0xb5, 0xb7, 0xba, 0xc0, 0xd6, 0xd7, 0xd8, 0xf7, 0xf8, 0x132, 0x13f,
  0x149, 0x17f, 0x1c4, 0x1f1, 0x218, 0x250, 0x2b0, 0x2bb, 0x2c2, 0x2d0, 0x300, 0x346, 0x360, 0x362, 0x370, 0x37e, 0x386,
  0x387, 0x38b, 0x3d7, 0x3f4, 0x400, 0x40d, 0x450, 0x482, 0x483, 0x487, 0x4d0, 0x531, 0x559, 0x55a, 0x587, 0x591, 0x5d0,
  0x5f3, 0x621, 0x640, 0x660, 0x66a, 0x6b8, 0x6d4, 0x6f0, 0x901, 0x958, 0x985, 0xe01, 0xe3f, 0xe50, 0xf20, 0xf40,
  0x10a0, 0x1100, 0x11f9, 0x1e00, 0x1e9c, 0x1f00, 0x1fbe, 0x1fff, 0x200c, 0x2018, 0x203f, 0x2070, 0x20d0, 0x2126,
  0x212a, 0x2180, 0x2190, 0x2c00, 0x3001, 0x3005, 0x3007, 0x3021, 0x3031, 0x3041, 0x3099, 0x309b, 0x30fb, 0x3105,
  0x3400, 0x4e00, 0x9fa5, 0x9fa6, 0xa000, 0xac00, 0xd7a3, 0xd7a4, 0xe000, 0xf900, 0xfdd0, 0xfdef, 0xfdf0, 0xfffd,
  0x10000, 0x1f600, 0xeffff, 0xf0000, 0x10fffd,
];

const caractere = (hasard: Hasard): string => {
  const point = hasard.probable(0.7) ? hasard.choisir(BORDS) + hasard.entre(-1, 1) : hasard.entre(0x21, 0xfffd);
  return point >= 0xd800 && point <= 0xdfff ? '\ud7a3' : String.fromCodePoint(point);
};

const suite = (hasard: Hasard, nombre: number): string =>
  Array.from({ length: nombre }, () => caractere(hasard)).join('');

/** Markup characters would make of a rare name a quite common fault. */
const sansBalisage = (nom: string): string => nom.replace(/[<>&"'/=\s]/g, 'z');

const unElement = (racine: Element, hasard: Hasard): Element => hasard.choisir(parcourir(racine));

const imbriquer = (profondeur: number, nom: string): Element => {
  let noeud = element(nom, [brut('t')]);
  for (let i = 1; i < profondeur; i++) noeud = element(nom, [noeud]);
  return noeud;
};

/** What no producer writes, and where a reader written apart from the official one would differ first. */
export const RARETES: Record<string, SurArbre> = {
  nomRare: (arbre, hasard) => {
    const noeud = unElement(arbre.racine, hasard);
    const rare = sansBalisage(suite(hasard, hasard.entre(1, 3)));
    noeud.nom = hasard.choisir([rare, nomLocal(noeud.nom) + rare, prefixe(noeud.nom) + rare, `${rare}:a`, `a${rare}`]);
  },
  attributRare: (arbre, hasard) => {
    const rare = sansBalisage(suite(hasard, hasard.entre(1, 3)));
    unElement(arbre.racine, hasard).attributs.push(
      hasard.choisir([` ${rare}="1"`, ` a${rare}="1"`, ` xmlns:a${rare}="urn:a"`, ` xml:${rare}="1"`]),
    );
  },
  caracteresRares: (arbre, hasard) => {
    const texte = suite(hasard, hasard.entre(1, 8)).replace(/[<&]/g, '');
    const noeud = unElement(arbre.racine, hasard);
    const place = hasard.choisir([
      texte,
      `<!--${texte}-->`,
      `<?p ${texte}?>`,
      `<?p${texte}?>`,
      `<![CDATA[${texte}]]>`,
      `&a${texte};`,
    ]);
    noeud.enfants.splice(hasard.entier(noeud.enfants.length + 1), 0, brut(place));
  },
  referencesRares: (arbre, hasard) => {
    const point = hasard.choisir(BORDS) + hasard.entre(-1, 1);
    const ecrit = hasard.choisir([
      `&#${point};`,
      `&#x${point.toString(16)};`,
      `&#x${point.toString(16).toUpperCase()};`,
      `&#000${point};`,
    ]);
    const noeud = unElement(arbre.racine, hasard);
    if (hasard.probable(0.7)) noeud.enfants.push(brut(ecrit));
    else noeud.attributs.push(` r="${ecrit}"`);
  },
  nomLong: (arbre, hasard) => {
    const long = hasard.choisir(['n', 'é', 'ab']).repeat(hasard.choisir([330, 499, 500, 501, 999, 1_000, 1_001]));
    const noeud = unElement(arbre.racine, hasard);
    const place = hasard.entier(5);
    if (place === 0) noeud.nom = prefixe(noeud.nom) + long;
    else if (place === 1) noeud.attributs.push(` ${long}="1"`);
    else if (place === 2) noeud.attributs.push(` xmlns:${long}="urn:a"`);
    else noeud.enfants.push(brut(place === 3 ? `<?${long} x?>` : `&${long};`));
  },
  imbrication: (arbre, hasard) => {
    const parent = unElement(arbre.racine, hasard);
    parent.enfants.push(
      imbriquer(
        hasard.choisir([2, 30, 200, 240, 250, 260, 300]),
        hasard.choisir(['x', `${prefixe(parent.nom)}titulaire`]),
      ),
    );
  },
  attributsEnNombre: (arbre, hasard) => {
    const noeud = unElement(arbre.racine, hasard);
    const nombre = hasard.choisir([5, 19, 20, 21, 40, 120]);
    const noms = Array.from({ length: nombre }, (_, i) =>
      hasard.probable(0.03) ? `c${hasard.entier(nombre)}` : `c${i}`,
    );
    const prefixes = hasard.probable(0.3) ? ['', 'u:', 'v:'] : [''];
    noeud.attributs.push(
      ' xmlns:u="urn:u" xmlns:v="urn:u"',
      ...noms.map((nom) => ` ${hasard.choisir(prefixes)}${nom}=""`),
    );
  },
};
