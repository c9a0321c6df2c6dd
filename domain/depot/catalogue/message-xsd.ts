/** What one official sentence of the schema says, taken apart. Names are local: without prefix nor namespace. */
export type MessageLu = {
  code: string;
  /** Element that the sentence is about; a value error names it in the sentence that follows only. */
  element?: string;
  /** As written, prefix included. */
  elementBrut?: string;
  valeur?: string;
  attribut?: string;
  /** Elements that could have come. */
  attendus?: string[];
  /** Namespace of the culprit; empty when it has none. */
  espaceDeNoms?: string;
};

const local = (nom: string): string => nom.slice(nom.lastIndexOf(':') + 1);

const nomEtendu = (nom: string): { local: string; espaceDeNoms: string } => {
  const morceaux = /^\{"([^"]*)":(.*)\}$/s.exec(nom);
  return morceaux ? { local: morceaux[2] ?? '', espaceDeNoms: morceaux[1] ?? '' } : { local: nom, espaceDeNoms: '' };
};

const listeEtendue = (liste: string): string[] =>
  Array.from(liste.matchAll(/"[^"]*":([^,}]+)/g), ([, nom = '']) => nom);

type Lecture = { forme: RegExp; lire: (morceaux: string[]) => Omit<MessageLu, 'code'> };

const surElement = (elementBrut = ''): Omit<MessageLu, 'code'> => ({ element: local(elementBrut), elementBrut });

const inattendu: Lecture = {
  forme: /^Contenu non valide trouvé à partir de l'élément '(.*)'\. L'une des valeurs '\{(.*)\}' est attendue\.$/s,
  lire: ([coupable = '', attendus = '']) => {
    const { local: element, espaceDeNoms } = nomEtendu(coupable);
    return { element, elementBrut: element, espaceDeNoms, attendus: listeEtendue(attendus) };
  },
};

const LECTURES: readonly Lecture[] = [
  inattendu,
  {
    forme: /^Le contenu de l'élément '(.*)' n'est pas complet\. L'un des éléments '\{(.*)\}' est attendu\.$/s,
    lire: ([element, attendus = '']) => ({ ...surElement(element), attendus: listeEtendue(attendus) }),
  },
  {
    forme: /^Contenu non valide trouvé à partir de l'élément '(.*)'\. Aucun élément enfant n'est attendu/s,
    lire: ([element]) => surElement(element),
  },
  {
    forme:
      /^L'attribut 'http:\/\/www\.w3\.org\/2001\/XMLSchema-instance,nil' ne doit pas figurer dans l'élément '([^']*)'/s,
    lire: ([element]) => ({ ...surElement(element), attribut: 'xsi:nil' }),
  },
  {
    forme: /^L'attribut '(.*)' n'est pas autorisé dans l'élément '(.*)'\.$/s,
    lire: ([attribut, element]) => ({ ...surElement(element), attribut }),
  },
  {
    forme:
      /^L'élément '(.*)' est de type simple et ne peut donc pas avoir d'attributs,.* l'attribut '(.*)' a été trouvé\.$/s,
    lire: ([element, attribut]) => ({ ...surElement(element), attribut }),
  },
  {
    forme: /^La valeur '(.*)' de l'attribut '(.*)' de l'élément '([^']*)' n'est pas/s,
    lire: ([valeur, attribut, element]) => ({ ...surElement(element), valeur, attribut }),
  },
  {
    forme: /^La valeur '(.*)' de l'élément '([^']*)' n'est pas valide\.$/s,
    lire: ([valeur, element]) => ({ ...surElement(element), valeur }),
  },
  {
    forme: /^La valeur '(.*)', ayant pour longueur '\d+', n'est pas un facet valide/s,
    lire: ([valeur]) => ({ valeur }),
  },
  { forme: /^La valeur '(.*)' n'est pas un facet valide/s, lire: ([valeur]) => ({ valeur }) },
  { forme: /^'(.*)' n'est pas une valeur valide/s, lire: ([valeur]) => ({ valeur }) },
  { forme: /^(?:Occurrences multiples|Aucune liaison ID).* '(.*)'\.$/s, lire: ([valeur]) => ({ valeur }) },
  { forme: /^L'entité '(.*)' n'est pas déclarée/s, lire: ([valeur]) => ({ valeur }) },
  {
    forme: /^Impossible de résoudre '(.*)' en une définition de type pour l'élément '([^']*)'/s,
    lire: ([valeur, element]) => ({ ...surElement(element), valeur, attribut: 'xsi:type' }),
  },
  { forme: /^La dérivation du type .* de l'élément "([^"]*)"/s, lire: ([element]) => surElement(element) },
  { forme: /^(?:L'élément|Déclaration de l'élément) '(.*?)' /s, lire: ([element]) => surElement(element) },
];

/** A sentence quotes values of any size: beyond this its middle tells nothing and would only cost time. */
const LONGUEUR_UTILE = 4_000;

const abreger = (message: string): string =>
  message.length <= LONGUEUR_UTILE
    ? message
    : `${message.slice(0, LONGUEUR_UTILE / 2)}…${message.slice(-LONGUEUR_UTILE / 2)}`;

/** Takes an official sentence apart, in bounded time; `code` is what stands before « : », empty for a document that is not well-formed. */
export const lireMessageXsd = (message: string): MessageLu => {
  const entete = /^((?:cvc-[\w.-]+)|Undeclared\w+|JAXP\d+) : /.exec(message);
  if (!entete) return { code: '' };
  const code = entete[1] ?? '';
  const corps = abreger(message.slice(entete[0].length));
  for (const { forme, lire } of LECTURES) {
    const morceaux = forme.exec(corps);
    if (morceaux) return { code, ...lire(morceaux.slice(1)) };
  }
  return { code };
};
