/**
 * The sentences of the official validator on documents that are not well-formed, to the letter, its faults of translation
 * included. Source: xerces-messages.md section 7 and the French bundle of JDK 17.
 */
export const fatal = {
  mismatchedEntity: (): string =>
    'Les structures de document XML doivent commencer et se terminer dans la même entité.',
  prematureEnd: (): string => 'Fin prématurée du fichier.',
  invalidByte: (position: number, count: number): string =>
    `Octet ${position} de la séquence UTF-8 à ${count} octets non valide.`,
  expectedByte: (position: number, count: number): string =>
    `Octet ${position} de la séquence UTF-8 à ${count} octets attendu.`,
  highSurrogate: (bits: number): string =>
    `Les bits de substitution supérieurs (High surrogate) dans la séquence UTF-8 ne doivent pas dépasser 0x10 mais des bits 0x${bits.toString(16)} ont été détectés.`,
  notAscii: (byte: number): string => `L'octet "${byte}" n'appartient pas au jeu de caractères ASCII (7 bits).`,
  encodingName: (name: string): string => `Nom d'encodage "${name}" non valide.`,
  byteOrder: (name: string): string => `L'ordre des octets donné pour encoder "${name}" n'est pas pris en charge.`,

  contentInProlog: (): string => 'Contenu non autorisé dans le prologue.',
  referenceInProlog: (): string => 'Référence non autorisée dans le prologue.',
  markupInProlog: (): string => "Le balisage du document précédant l'élément racine doit avoir un format correct.",
  contentAfterRoot: (): string => 'Contenu non autorisé dans la section de fin.',
  markupAfterRoot: (): string => "Le balisage du document suivant l'élément racine doit avoir un format correct.",
  markupInContent: (): string =>
    'Le contenu des éléments doit inclure un balisage ou des caractères au format correct.',

  versionRequired: (): string => 'La version est obligatoire dans la déclaration XML.',
  versionNotSupported: (version: string): string =>
    `La version XML "${version}" n'est pas prise en charge. Seule la version XML 1.0 est prise en charge.`,
  pseudoAttributeName: (): string => 'Un nom de pseudo-attribut est attendu.',
  noMorePseudoAttributes: (): string => "Aucun autre pseudo-attribut n'est autorisé.",
  encodingRequired: (): string => "La déclaration d'encodage est obligatoire dans la déclaration textuelle.",
  standaloneName: (): string =>
    'Le nom de document autonome contenu dans la déclaration XML est peut-être mal orthographié.',
  standaloneValue: (value: string): string =>
    `La valeur de déclaration de document autonome doit être "oui" ou "non", mais pas "${value}".`,
  spaceBeforeEncoding: (): string =>
    'Un espace est obligatoire devant le pseudo-attribut encoding dans la déclaration XML.',
  declarationQuote: (name: string): string =>
    `La valeur suivant "${name}" dans la déclaration XML doit être une chaîne entre guillemets.`,
  declarationEquals: (name: string): string => `Le caractère '=' doit suivre "${name}" dans la déclaration XML.`,
  declarationCharacter: (code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans la déclaration XML.`,
  declarationEnd: (): string => 'La déclaration XML doit se terminer par "?>".',

  commentStart: (): string => 'Le commentaire doit commencer par "<!--".',
  dashDash: (): string => `La chaîne "--" n'est pas autorisée dans les commentaires.`,
  commentCharacter: (code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans le commentaire.`,
  targetRequired: (): string => "L'instruction de traitement doit commencer par le nom de la cible.",
  reservedTarget: (): string =>
    `La cible de l'instruction de traitement correspondant à "[xX][mM][lL]" n'est pas autorisée.`,
  spaceInInstruction: (): string =>
    "Un espace est obligatoire entre les données et la cible de l'instruction de traitement.",
  instructionCharacter: (code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans l'instruction de traitement.`,
  cdataCharacter: (code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans la section CDATA.`,
  contentCharacter: (code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans le contenu d'élément du document.`,
  cdataEndInContent: (): string =>
    `La séquence de caractères "]]>" ne doit pas figurer dans le contenu sauf si elle est utilisée pour baliser la fin d'une section CDATA.`,

  entityName: (): string =>
    `Le nom de l'identité doit immédiatement suivre le caractère "&" dans la référence d'entité.`,
  entitySemicolon: (name: string): string =>
    `La référence à l'entité "${name}" doit se terminer par le délimiteur ';'.`,
  entityUndeclared: (name: string): string => `L'entité "${name}" était référencée, mais pas déclarée.`,
  characterReference: (reference: string): string =>
    `La référence de caractère "&#${reference}" est un caractère XML non valide.`,
  decimalDigit: (): string =>
    'Une représentation décimale doit immédiatement suivre la chaîne "&#" dans une référence de caractère.',
  hexadecimalDigit: (): string =>
    'Une représentation hexadécimale doit immédiatement suivre la chaîne "&#x" dans une référence de caractère.',
  characterSemicolon: (): string => "La référence de caractère doit se terminer par le délimiteur ';'.",

  qualifiedName: (): string =>
    'Lélément ou lattribut ne correspond pas à la production QName : QName::=(NCName:)?NCName.',
  tagUnterminated: (element: string): string =>
    `Le type d'élément "${element}" doit être suivi des spécifications d'attribut, ">" ou "/>".`,
  endTagRequired: (element: string): string =>
    `Le type d'élément "${element}" doit se terminer par la balise de fin correspondante "</${element}>".`,
  endTagUnterminated: (element: string): string =>
    `La balise de fin pour le type d'élément "${element}" doit se terminer par un délimiteur '>'.`,
  attributeEquals: (element: string, attribute: string): string =>
    `Le nom d'attribut "${attribute}" associé à un type d'élément "${element}" doit être suivi du caractère '='.`,
  attributeQuote: (element: string, attribute: string): string =>
    `Des guillemets ouvrants sont attendus pour l'attribut "${attribute}" associé à un type d'élément "${element}".`,
  attributeLessThan: (element: string, attribute: string): string =>
    `La valeur de l'attribut "${attribute}" associé à un type d'élément "${element}" ne doit pas contenir le caractère '<'.`,
  attributeCharacter: (element: string, attribute: string, code: string): string =>
    `Un caractère XML non valide (Unicode : 0x${code}) a été détecté dans la valeur de l'attribut "${attribute}" et l'élément est "${element}".`,
  attributeTwice: (element: string, attribute: string): string =>
    `L'attribut "${attribute}" a déjà été spécifié pour l'élément "${element}".`,
  attributeTwiceInNamespace: (element: string, local: string, namespace: string): string =>
    `L'attribut "${local}" lié à l'espace de noms "${namespace}" a déjà été spécifié pour l'élément "${element}".`,
  elementPrefix: (prefix: string, element: string): string =>
    `Le préfixe "${prefix}" de l'élément "${element}" n'est pas lié.`,
  attributePrefix: (element: string, attribute: string, prefix: string): string =>
    `Le préfixe "${prefix}" de l'attribut "${attribute}" associé à un type d'élément "${element}" n'est pas lié.`,
  xmlnsElement: (element: string): string => `L'élément "${element}" ne peut pas avoir "xmlns" comme préfixe.`,
  emptyBinding: (prefix: string, local: string, raw: string): string =>
    `La valeur de l'attribut "prefix="${prefix}",localpart="${local}",rawname="${raw}"" n'est pas valide. Les liaisons d'espaces de noms préfixés ne peuvent pas être vides.`,
  bindXmlns: (): string =>
    'Le préfixe "xmlns" ne peut pas être lié à un espace de noms de façon explicite, pas plus que lespace de noms de "xmlns" à un préfixe quelconque.',
  bindXml: (): string =>
    'Le préfixe "xml" ne peut pas être lié à un autre espace de noms que son espace de noms habituel. Lespace de noms de "xml" ne peut pas non plus être lié à un autre préfixe que "xml".',
} as const;
