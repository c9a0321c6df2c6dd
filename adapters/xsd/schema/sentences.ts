/**
 * The sentences of the official validator on documents that do not follow the schema, to the letter. Source:
 * xerces-messages.md sections 2 to 5.
 */
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export const sentences = {
  rootUnknown: (element: string): string => `cvc-elt.1.a : Déclaration de l'élément '${element}' introuvable.`,
  unexpected: (culprit: string, expected: string): string =>
    `cvc-complex-type.2.4.a : Contenu non valide trouvé à partir de l'élément '${culprit}'. L'une des valeurs '${expected}' est attendue.`,
  nothingExpected: (element: string): string =>
    `cvc-complex-type.2.4.d : Contenu non valide trouvé à partir de l'élément '${element}'. Aucun élément enfant n'est attendu à cet endroit.`,
  incomplete: (element: string, expected: string): string =>
    `cvc-complex-type.2.4.b : Le contenu de l'élément '${element}' n'est pas complet. L'un des éléments '${expected}' est attendu.`,
  textNotAllowed: (element: string): string =>
    `cvc-complex-type.2.3 : L'élément '${element}' ne doit comporter aucun enfant ([children]) de type caractère, car le type porte le type de contenu "element-only".`,
  attributeOnComplex: (element: string, attribute: string): string =>
    `cvc-complex-type.3.2.2 : L'attribut '${attribute}' n'est pas autorisé dans l'élément '${element}'.`,
  attributeOnSimple: (element: string, attribute: string): string =>
    `cvc-type.3.1.1 : L'élément '${element}' est de type simple et ne peut donc pas avoir d'attributs, à l'exception de ceux où le nom d'espace de noms est identique à '${XSI}' et où [local name] est 'type', 'nil', 'schemaLocation' ou 'noNamespaceSchemaLocation'. Cependant, l'attribut '${attribute}' a été trouvé.`,
  childInSimple: (element: string): string =>
    `cvc-type.3.1.2 : L'élément '${element}' est de type simple et ne doit comporter aucun enfant ([children]) de type élément d'information.`,
  valueInvalid: (element: string, value: string): string =>
    `cvc-type.3.1.3 : La valeur '${value}' de l'élément '${element}' n'est pas valide.`,
  attributeInvalid: (element: string, attribute: string, value: string, type: string): string =>
    `cvc-attribute.3 : La valeur '${value}' de l'attribut '${attribute}' de l'élément '${element}' n'est pas valide par rapport à son type, '${type}'.`,
  nilWithContent: (element: string): string =>
    `cvc-elt.3.2.1 : L'élément '${element}' ne doit comporter aucun enfant ([children]) de type caractère ou élément d'information, car '${XSI},nil' est indiqué.`,
  notNillable: (element: string): string =>
    `cvc-elt.3.1 : L'attribut '${XSI},nil' ne doit pas figurer dans l'élément '${element}', car la propriété {nillable} de '${element}' est False.`,
  typeNotQName: (element: string, value: string): string =>
    `cvc-elt.4.1 : La valeur '${value}' de l'attribut '${XSI},type' de l'élément '${element}' n'est pas un QName valide.`,
  typeUnknown: (element: string, value: string): string =>
    `cvc-elt.4.2 : Impossible de résoudre '${value}' en une définition de type pour l'élément '${element}'.`,
  typeNotDerived: (element: string, value: string, declared: string): string =>
    `cvc-elt.4.3 : La dérivation du type '${value}' à partir de la définition de type '${declared}' de l'élément "${element}" n'est pas valide.`,
  prefixUndeclared: (value: string, prefix: string): string =>
    `UndeclaredPrefix : Impossible de résoudre '${value}' en un QName : le préfixe '${prefix}' n'est pas déclaré.`,

  lexical: (value: string, type: string): string =>
    `cvc-datatype-valid.1.2.1 : '${value}' n'est pas une valeur valide pour '${type}'.`,
  idTwice: (id: string): string => `cvc-id.2 : Occurrences multiples de la valeur d'ID '${id}'.`,
  idUnknown: (id: string): string => `cvc-id.1 : Aucune liaison ID/IDREF pour l'IDREF '${id}'.`,
  entityUndeclared: (name: string): string => `UndeclaredEntity : L'entité '${name}' n'est pas déclarée.`,
  pattern: (value: string, pattern: string, type: string): string =>
    `cvc-pattern-valid : La valeur '${value}' n'est pas un facet valide par rapport au modèle '${pattern}' pour le type '${type}'.`,
  length: (value: string, length: number, expected: number, type: string): string =>
    `cvc-length-valid : La valeur '${value}', ayant pour longueur '${length}', n'est pas un facet valide par rapport à la longueur '${expected}' pour le type '${type}'.`,
  lengthBound: (facet: 'minLength' | 'maxLength', value: string, length: number, bound: number, type: string): string =>
    `cvc-${facet}-valid : La valeur '${value}', ayant pour longueur '${length}', n'est pas un facet valide par rapport à ${facet} '${bound}' pour le type '${type}'.`,
  bound: (facet: 'minInclusive' | 'maxInclusive', value: string, bound: string, type: string): string =>
    `cvc-${facet}-valid : La valeur '${value}' n'est pas un facet valide par rapport à ${facet} '${bound}' pour le type '${type}'.`,
  enumeration: (value: string, values: string): string =>
    `cvc-enumeration-valid : La valeur '${value}' n'est pas un facet valide par rapport à l'énumération '[${values}]'. Il doit s'agir d'une valeur provenant de l'énumération.`,
} as const;
