import { LIMITS } from './limits.ts';

const FORMAT = new Intl.NumberFormat('fr-FR');
const size = (value: number): string => FORMAT.format(value).replaceAll(' ', ' ');

/** Our own sentences: what is wrong, and what to do. The place is given by line and column. */
export const refusals = {
  doctype: (): string =>
    'Le fichier contient une déclaration DOCTYPE, refusée par sécurité. Supprimez-la, avec les entités qu’elle déclare, puis déposez le fichier de nouveau.',
  xml11: (): string =>
    'Le fichier est déclaré en XML 1.1, que cette interface n’accepte pas. Écrivez version="1.0" dans la déclaration XML, puis déposez le fichier de nouveau.',
  encoding: (name: string): string =>
    `Le fichier est encodé en « ${name.slice(0, 60)} », que cette interface n’accepte pas. Enregistrez-le en UTF-8, avec encoding="UTF-8" dans la déclaration XML, puis déposez-le de nouveau.`,
  rootType: (name: string): string =>
    `L’élément racine « ${name.slice(0, 120)} » porte un attribut xsi:type, alors que la racine attendue est « flux » de l’espace de noms urn:cdc:cpf:pc5:schema:1.0.0. Renommez la racine et retirez xsi:type.`,
  tooDeep: (): string =>
    `Les éléments sont imbriqués sur plus de ${size(LIMITS.depth)} niveaux, ce qu’aucun fichier de dépôt ne demande. Vérifiez que chaque balise ouverte est bien fermée.`,
  nameTooLong: (): string =>
    `Un nom d’élément, d’attribut ou d’espace de noms dépasse ${size(LIMITS.name)} caractères. Corrigez ce nom.`,
  tooManyAttributes: (): string =>
    `Un élément porte plus de ${size(LIMITS.attributes)} attributs, ou le fichier déclare trop d’espaces de noms. Retirez les attributs inutiles.`,
  attributeTooLong: (): string =>
    `Une valeur d’attribut, ou l’ensemble des attributs d’un élément, dépasse la taille admise (${size(LIMITS.attributeValue)} caractères par valeur). Raccourcissez-la.`,
  textTooLong: (): string =>
    `Le texte d’un élément dépasse ${size(LIMITS.elementText)} caractères. Raccourcissez-le, ou vérifiez qu’une balise ne manque pas.`,
  declarationTooLong: (): string =>
    `La déclaration XML, en tête du fichier, dépasse ${size(LIMITS.declaration)} octets. Écrivez <?xml version="1.0" encoding="UTF-8"?>.`,
  commentTooLong: (): string =>
    `Un commentaire ou une instruction de traitement dépasse ${size(LIMITS.comment)} caractères. Retirez-le du fichier.`,
  tooManyPassages: (): string =>
    `Le fichier contient plus de ${size(LIMITS.passages)} passages de certification. Répartissez-les dans plusieurs fichiers.`,
  fileTooBig: (): string =>
    `Le fichier dépasse ${size(LIMITS.fileBytes)} octets (200 Mo). Répartissez les passages dans plusieurs fichiers.`,
} as const;
