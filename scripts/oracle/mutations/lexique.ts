import type { Hasard } from '../../../database/seeders/hasard.ts';

export type SurTexte = (texte: string, hasard: Hasard) => string;

/** All positions where the pattern matches: `[start, end]`. */
export const reperes = (texte: string, motif: RegExp): [number, number][] => {
  const trouves: [number, number][] = [];
  for (const trouve of texte.matchAll(motif)) trouves.push([trouve.index, trouve.index + trouve[0].length]);
  return trouves;
};

/** Replaces one of the matches, drawn at random; the text as it is when nothing matches. */
export const remplacerUn = (texte: string, motif: RegExp, par: (trouve: string) => string, hasard: Hasard): string => {
  const trouves = reperes(texte, motif);
  if (trouves.length === 0) return texte;
  const [debut, fin] = hasard.choisir(trouves);
  return texte.slice(0, debut) + par(texte.slice(debut, fin)) + texte.slice(fin);
};

const CONTENU = /(?<=>)[^<>]+(?=<)/g;
const BALISE_OUVRANTE = /<[^<>!?/][^<>]*>/g;
const BALISE_FERMANTE = /<\/[^<>]+>/g;
const FIN_DE_LIGNE = /\r\n|\n|\r/g;

const DECLARATIONS = [
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0'?>\n",
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<?xml version="1.0" encoding="utf8"?>\n',
  '<?xml version="1.0" encoding="Utf-8" standalone="no"?>',
  '<?xml version="1.0" standalone="yes"?>',
  '<?xml\nversion="1.0"\nencoding="UTF-8"\n?>\n',
  '<?xml \r\n version = "1.0" \r\n encoding = \'UTF-8\' ?>\r\n',
  '<?xml\tversion="1.0"   encoding="UTF-8"?><!-- après -->\n\n<?p i?>\n',
  '<?xml version="1.0"?>\r\r\n',
];

const DIVERS_HORS_RACINE = [
  '\n',
  '\r',
  '\r\n',
  ' \t ',
  '<!-- c -->',
  '<!--\n\n-->',
  '<?p?>',
  '<?p a\r\nb?>',
  '<!-- é😀 -->\r',
];

const melangeDeFins: SurTexte = (texte, hasard) =>
  texte.replace(FIN_DE_LIGNE, (fin) => hasard.choisir(['\n', '\r', '\r\n', '\r\r\n', '\n\r', '\r\r', fin, fin, fin]));

/** Mutations of the writing alone: most leave the document well-formed and its verdict the same. */
export const LEXIQUE: Record<string, SurTexte> = {
  cdata: (texte, hasard) => remplacerUn(texte, CONTENU, (dedans) => `<![CDATA[${dedans}]]>`, hasard),
  cdataPartiel: (texte, hasard) =>
    remplacerUn(
      texte,
      CONTENU,
      (dedans) => {
        const coupe = hasard.entier(dedans.length + 1);
        return `${dedans.slice(0, coupe)}<![CDATA[${dedans.slice(coupe)}]]>`;
      },
      hasard,
    ),
  references: (texte, hasard) =>
    remplacerUn(
      texte,
      CONTENU,
      (dedans) =>
        [...dedans]
          .map((c) =>
            c === '&' || c === ';'
              ? c
              : hasard.choisir([c, `&#${c.codePointAt(0)};`, `&#x${c.codePointAt(0)?.toString(16)};`]),
          )
          .join(''),
      hasard,
    ),
  commentaire: (texte, hasard) =>
    remplacerUn(
      texte,
      /(?<=>)/g,
      () => hasard.choisir(['<!-- c -->', '<!--\n\r\n\r-->', '<!---->', '<!-- 😀é -->']),
      hasard,
    ),
  instruction: (texte, hasard) =>
    remplacerUn(
      texte,
      /(?<=>)/g,
      () => hasard.choisir(['<?p?>', '<?p a?>', '<?a:b\n c??>', '<?php echo 1 ?>']),
      hasard,
    ),
  dansLaValeur: (texte, hasard) =>
    remplacerUn(
      texte,
      CONTENU,
      (d) => d.slice(0, 2) + hasard.choisir(['<!-- -->', '<?p?>', '<![CDATA[]]>']) + d.slice(2),
      hasard,
    ),
  finsDeLigne: melangeDeFins,
  finsCRLF: (texte) => texte.replace(FIN_DE_LIGNE, '\r\n'),
  finsCR: (texte) => texte.replace(FIN_DE_LIGNE, '\r'),
  suiteDeFins: (texte, hasard) =>
    remplacerUn(
      texte,
      />|(?<=>)[^<]/g,
      (trouve) =>
        trouve + Array.from({ length: hasard.entre(1, 4) }, () => hasard.choisir(['\r', '\n', '\r\n'])).join(''),
      hasard,
    ),
  blancsDansBalise: (texte, hasard) =>
    remplacerUn(
      texte,
      BALISE_OUVRANTE,
      (balise) => balise.replace(/\/?>$/, (fin) => hasard.choisir([' ', '\n', '\r\n', '\t', '\r', ' \n ']) + fin),
      hasard,
    ),
  blancsAvantAttribut: (texte, hasard) =>
    remplacerUn(
      texte,
      /(?<=<[^<>?!]*)\s+(?=[\w:]+=")/g,
      () => hasard.choisir(['\n', '\r\n', '\r', '\t\t', ' \n ']),
      hasard,
    ),
  blancsEnFin: (texte, hasard) =>
    remplacerUn(
      texte,
      BALISE_FERMANTE,
      (balise) => `${balise.slice(0, -1)}${hasard.choisir([' ', '\n', '\r\n', '\t', '\r'])}>`,
      hasard,
    ),
  longOuCourt: (texte, hasard) =>
    hasard.probable(0.5)
      ? remplacerUn(texte, /<([\w:]+)([^<>]*)\/>/g, (b) => b.replace(/^<([\w:]+)([\s\S]*)\/>$/, '<$1$2></$1>'), hasard)
      : remplacerUn(texte, /<([\w:]+)([^<>/]*)><\/\1>/g, (b) => b.replace(/>[\s\S]*$/, '/>'), hasard),
  guillemets: (texte, hasard) => remplacerUn(texte, /="[^"'<]*"/g, (a) => `='${a.slice(2, -1)}'`, hasard),
  declaration: (texte, hasard) => hasard.choisir(DECLARATIONS) + texte.replace(/^<\?xml[\s\S]*?\?>/, ''),
  finDeFichier: (texte, hasard) => texte.trimEnd() + hasard.choisir(['', ...DIVERS_HORS_RACINE]),
  avantLaRacine: (texte, hasard) => texte.replace(/<(?=[\w:]*flux)/, () => `${hasard.choisir(DIVERS_HORS_RACINE)}<`),
  longueLigne: (texte, hasard) =>
    remplacerUn(
      texte,
      /(?<=>)/g,
      () => hasard.choisir([' ', 'é', '😀', '\n', '&amp;', '\r\n']).repeat(hasard.entre(500, 9_000)),
      hasard,
    ),
};

/** What a reader may cut in two at the edge of a block. */
const BOURRAGES = [' ', '\n', '\r\n', '\r', 'é', '😀', 'ab', '\t\n', '\r\r\n', '&amp;', '&#233;', ']]', '-x', '\n\r'];

/** Moves what follows by some thousands of characters, so that it falls on another place of the reader's blocks. */
export const decaler: SurTexte = (texte, hasard) => {
  const bourrage = hasard.choisir(BOURRAGES).repeat(hasard.entre(1, hasard.choisir([40, 2_000, 4_200, 9_000])));
  const sansReference = bourrage.replaceAll('&', '+');
  const places = reperes(texte, /(?<=>)/g).slice(1);
  if (places.length === 0) return texte;
  const [place] = hasard.choisir(places);
  const ecrit = hasard.choisir([
    `<!--${sansReference.replaceAll('--', '- ')} -->`,
    `<?p ${sansReference}?>`,
    bourrage,
    bourrage,
    `<![CDATA[${sansReference}]]>`,
    `<x a="${bourrage}"/>`,
    `<x${bourrage.replace(/[^\s]/g, ' ')}/>`,
    `<prenom1>${bourrage}</prenom1>`,
  ]);
  return texte.slice(0, place) + ecrit + texte.slice(place);
};
