import type { Aide } from '../controles/controle.ts';

/** A family of official sentences on a document that is not well-formed XML; they have no code, so each has a pattern. */
export type EntreeMalForme = Aide & { cle: string; motif: RegExp };

/** The first pattern that matches wins. The validator gives one such sentence only, always the last. */
export const ERREURS_MAL_FORME: readonly EntreeMalForme[] = [
  {
    cle: 'FICHIER_TRONQUE',
    motif: /^Les structures de document XML doivent commencer et se terminer/,
    titre: 'Le fichier s’arrête avant sa fin',
    explication:
      'La fin du fichier arrive alors que des éléments sont encore ouverts : export interrompu ou copie incomplète.',
    quoiFaire: 'Régénérez le fichier en entier et vérifiez qu’il finit par la balise de fin de la racine.',
    exemple: '</cpf:flux>',
  },
  {
    cle: 'FICHIER_SANS_RACINE',
    motif: /^Fin prématurée du fichier/,
    titre: 'Le fichier ne contient aucun élément',
    explication: 'Le fichier est vide, ou ne contient qu’une déclaration, des espaces ou des commentaires.',
    quoiFaire: 'Vérifiez que vous déposez le bon fichier et que l’export a produit des données.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>\n<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">…</cpf:flux>',
  },
  {
    cle: 'ENCODAGE_DES_CARACTERES',
    motif: /^(?:Octet \d|Les bits de substitution|L'octet "|L'ordre des octets|Nom d'encodage)/,
    titre: 'Les caractères ne sont pas dans l’encodage annoncé',
    explication:
      'Le fichier annonce un encodage (UTF-8 lorsqu’il ne dit rien) et ses lettres accentuées sont écrites dans un autre, souvent celui de Windows.',
    quoiFaire: 'Enregistrez le fichier en UTF-8, et annoncez-le sur la première ligne.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>',
  },
  {
    cle: 'VERSION_XML',
    motif: /^La version XML "/,
    titre: 'Version de XML non prise en charge',
    explication: 'La première ligne annonce une version de XML autre que 1.0.',
    quoiFaire: 'Écrivez la version 1.0.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>',
  },
  {
    cle: 'DECLARATION_XML',
    motif:
      /^(?:La version est obligatoire|Un nom de pseudo-attribut|Aucun autre pseudo-attribut|Un espace est obligatoire devant le pseudo|La déclaration d'encodage|La valeur de déclaration de document autonome|Le nom de document autonome|La valeur suivant "|Le caractère '=' doit suivre|Dans la valeur suivant|La déclaration XML doit|Un caractère XML non valide .* dans la déclaration XML)/s,
    titre: 'Première ligne du fichier mal écrite',
    explication: 'La déclaration XML, si elle est présente, a une forme exacte : version d’abord, puis encoding.',
    quoiFaire: 'Recopiez la première ligne de l’exemple.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>',
  },
  {
    cle: 'DECLARATION_MAL_PLACEE',
    motif: /^La cible de l'instruction de traitement correspondant à/,
    titre: 'Déclaration XML qui n’est pas au tout début',
    explication: 'Une espace, une ligne vide ou un commentaire précède la déclaration XML, ou elle figure deux fois.',
    quoiFaire: 'Supprimez tout ce qui précède « <?xml », et les déclarations en double.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>',
  },
  {
    cle: 'INSTRUCTION_DE_TRAITEMENT',
    motif: /l'instruction de traitement/i,
    titre: 'Instruction de traitement mal écrite',
    explication: 'Une instruction « <? … ?> » est mal formée ; ce fichier n’en a besoin d’aucune.',
    quoiFaire: 'Supprimez-la.',
  },
  {
    cle: 'COMMENTAIRE',
    motif: /^(?:Le commentaire doit commencer|La chaîne "--"|Un caractère XML non valide .* dans le commentaire)/s,
    titre: 'Commentaire mal écrit',
    explication: 'Un commentaire commence par « <!-- », finit par « --> » et ne contient pas deux tirets de suite.',
    quoiFaire: 'Corrigez le commentaire ou supprimez-le.',
    exemple: '<!-- promotion 2026 -->',
  },
  {
    cle: 'AVANT_LA_RACINE',
    motif: /dans le prologue|^Le balisage du document précédant/,
    titre: 'Contenu avant la racine',
    explication:
      'Quelque chose précède la première balise : texte, espace insécable, deuxième marque d’ordre des octets (BOM), ou encodage annoncé à tort.',
    quoiFaire: 'Supprimez tout ce qui se trouve entre la déclaration XML et la racine, et enregistrez en UTF-8.',
    exemple: '<?xml version="1.0" encoding="UTF-8"?>\n<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">',
  },
  {
    cle: 'APRES_LA_RACINE',
    motif: /dans la section de fin|^Le balisage du document suivant/,
    titre: 'Contenu après la fin de la racine',
    explication:
      'Un texte, un élément ou un caractère parasite suit la balise de fin de la racine : deux fichiers ont pu être mis bout à bout.',
    quoiFaire: 'Supprimez tout ce qui suit la balise de fin de la racine ; un fichier n’a qu’une racine.',
    exemple: '</cpf:flux>',
  },
  {
    cle: 'CHEVRON_ISOLE',
    motif: /^Le contenu des éléments doit inclure un balisage/,
    titre: 'Signe « < » isolé',
    explication: 'Un « < » qui n’ouvre pas une balise figure dans une valeur, ou une balise est mal écrite.',
    quoiFaire: 'Dans une valeur, écrivez &lt; à la place de <.',
    exemple: '<cpf:libelleOption>Niveau &lt; 3</cpf:libelleOption>',
  },
  {
    cle: 'BALISE_DE_FIN',
    motif: /^(?:Le type d'élément ".*" doit se terminer par la balise de fin|La balise de fin pour le type d'élément)/s,
    titre: 'Balise de fin qui ne correspond pas',
    explication:
      'L’élément ouvert ne se ferme pas par une balise de même nom : majuscules, préfixe ou ordre de fermeture diffèrent.',
    quoiFaire: 'Fermez chaque élément par son propre nom, dans l’ordre inverse de l’ouverture.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'BALISE_MAL_ECRITE',
    motif: /^Le type d'élément ".*" doit être suivi/s,
    titre: 'Balise mal écrite',
    explication: 'Après le nom de l’élément ne peuvent venir que des attributs, « > » ou « /> ».',
    quoiFaire: 'Retirez les caractères en trop dans la balise.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'ATTRIBUT_EN_DOUBLE',
    motif: /^L'attribut ".*" (?:lié à l'espace de noms ".*" )?a déjà été spécifié/s,
    titre: 'Attribut en double',
    explication: 'Le même attribut figure deux fois dans une balise.',
    quoiFaire: 'Gardez-en un seul.',
    exemple: '<cpf:dateFinValidite xsi:nil="true"/>',
  },
  {
    cle: 'PREFIXE_NON_DECLARE',
    motif: /^Le préfixe ".*" de l'(?:élément|attribut) ".*" (?:associé .*)?n'est pas lié/s,
    titre: 'Préfixe non déclaré',
    explication: 'Un nom emploie un préfixe (cpf, xsi…) qu’aucune déclaration xmlns n’introduit.',
    quoiFaire: 'Déclarez les deux préfixes sur la racine.',
    exemple:
      '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
  },
  {
    cle: 'ESPACE_DE_NOMS',
    motif: /^(?:Le préfixe "xml|L'élément ".*" ne peut pas avoir "xmlns"|La valeur de l'attribut "prefix=)/s,
    titre: 'Déclaration d’espace de noms interdite',
    explication: 'Les préfixes xml et xmlns sont réservés, et un préfixe ne se déclare pas vide.',
    quoiFaire: 'Ne gardez que les deux déclarations de l’exemple.',
    exemple:
      '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
  },
  {
    cle: 'NOM_QUALIFIE',
    motif: /ne correspond pas à la production QName/,
    titre: 'Nom mal formé',
    explication: 'Un nom contient deux « : », ou finit par « : ».',
    quoiFaire: 'Écrivez un préfixe, un seul « : », puis le nom.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'ATTRIBUT_MAL_ECRIT',
    motif:
      /^(?:Des guillemets ouvrants|Le nom d'attribut ".*" associé|La valeur de l'attribut ".*" associé|Un caractère XML non valide .* dans la valeur de l'attribut)/s,
    titre: 'Attribut mal écrit',
    explication: 'Un attribut s’écrit nom="valeur", entre guillemets, sans « < » dans la valeur.',
    quoiFaire: 'Corrigez l’attribut.',
    exemple: '<cpf:dateFinValidite xsi:nil="true"/>',
  },
  {
    cle: 'ESPERLUETTE',
    motif: /^(?:Le nom de l'identité|La référence à l'entité)/,
    titre: 'Signe « & » isolé',
    explication: 'Un « & » figure tel quel dans une valeur (raison sociale, nom de fichier, adresse).',
    quoiFaire: 'Écrivez &amp; à la place de &.',
    exemple: '<cpf:urlPreuve>https://exemple.fr/?a=1&amp;b=2</cpf:urlPreuve>',
  },
  {
    cle: 'ENTITE_INCONNUE',
    motif: /^L'entité ".*" était référencée, mais pas déclarée/s,
    titre: 'Entité inconnue',
    explication: 'Seules &amp; &lt; &gt; &quot; et &apos; existent ici ; &nbsp; ou &eacute; viennent du HTML.',
    quoiFaire: 'Écrivez le caractère lui-même, ou sa référence numérique.',
    exemple: '<cpf:libelleOption>Qualité &#233;levée</cpf:libelleOption>',
  },
  {
    cle: 'REFERENCE_DE_CARACTERE',
    motif: /^(?:La référence de caractère|Une représentation (?:hexa)?décimale)/,
    titre: 'Référence de caractère impossible',
    explication: 'Une référence « &#…; » est incomplète ou désigne un caractère que XML interdit.',
    quoiFaire: 'Retirez-la, ou écrivez le caractère lui-même.',
    exemple: '<cpf:prenom1>Ma&#235;lle</cpf:prenom1>',
  },
  {
    cle: 'FIN_DE_CDATA',
    motif: /^La séquence de caractères "\]\]>"/,
    titre: 'Suite « ]]> » dans une valeur',
    explication: 'Ces trois caractères sont réservés à la fin d’une section CDATA.',
    quoiFaire: 'Écrivez ]]&gt; à la place.',
    exemple: '<cpf:libelleOption>a]]&gt;b</cpf:libelleOption>',
  },
  {
    cle: 'CARACTERE_INTERDIT',
    motif: /^Un caractère XML non valide/,
    titre: 'Caractère interdit',
    explication:
      'Un caractère de contrôle invisible, venu d’un copier-coller ou d’une base de données, figure dans le fichier.',
    quoiFaire: 'Supprimez-le : il se trouve juste après la position indiquée.',
  },
  {
    cle: 'LIMITE_DU_VALIDATEUR',
    motif: /^JAXP\d+/,
    titre: 'Limite du validateur dépassée',
    explication: 'Un nom est démesurément long, ou un élément porte trop d’attributs.',
    quoiFaire: 'Vérifiez le programme qui fabrique le fichier : aucun dépôt n’en a besoin.',
  },
];

/** For a sentence that no pattern knows. */
export const XML_MAL_FORME: Aide & { cle: string } = {
  cle: 'XML_MAL_FORME',
  titre: 'Le fichier n’est pas un document XML bien formé',
  explication: 'La lecture s’arrête à l’endroit indiqué ; ce qui suit n’a pas été examiné.',
  quoiFaire: 'Corrigez cet endroit, puis contrôlez le fichier à nouveau.',
};
