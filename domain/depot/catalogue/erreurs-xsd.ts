import type { Aide } from '../controles/controle.ts';
import { type Donnee, exempleDe, formeEnFrancais } from './donnees.ts';

/** One kind of schema error: what it means in general, and of one datum when it is known. */
export type EntreeXsd = Aide & {
  /** Code before « : » in the official sentence. */
  cle: string;
  /** More exact words once the datum is known. */
  pour?: (donnee: Donnee) => Partial<Aide>;
};

const sur = (donnee: Donnee): string => `${donnee.libelle} (${donnee.nom})`;
const Sur = (donnee: Donnee): string => `${sur(donnee).charAt(0).toUpperCase()}${sur(donnee).slice(1)}`;

const attendu = (donnee: Donnee): Partial<Aide> => ({
  explication: `${Sur(donnee)} n’a pas la forme attendue. Il faut ${formeEnFrancais(donnee.forme)}.`,
  exemple: exempleDe(donnee),
});

const NIL = '<cpf:dateFinValidite xsi:nil="true"/>';

/** In the order of the official error guide: structure, attributes, values, absence of value, types. */
export const ERREURS_XSD: readonly EntreeXsd[] = [
  {
    cle: 'cvc-elt.1.a',
    titre: 'La racine du fichier n’est pas celle attendue',
    explication:
      'L’élément qui enveloppe tout le fichier doit s’appeler flux et appartenir à l’espace de noms de l’interface.',
    quoiFaire: 'Recopiez la première balise de l’exemple, préfixe et espace de noms compris.',
    exemple:
      '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
  },
  {
    cle: 'cvc-complex-type.2.4.a',
    titre: 'Élément inattendu à cet endroit',
    explication:
      'Cet élément est inconnu, mal orthographié, en double, ou placé dans un bloc qui n’est pas le sien. Les majuscules et le préfixe comptent.',
    quoiFaire:
      'Comparez son nom à la liste des éléments attendus que donne la phrase, corrigez-le, déplacez-le ou retirez-le. Les autres absences de ce bloc ne sont plus signalées tant que celle-ci demeure.',
    exemple:
      '<cpf:modalitesInscription>\n    <cpf:modaliteAcces>CANDIDAT_LIBRE</cpf:modaliteAcces>\n</cpf:modalitesInscription>',
  },
  {
    cle: 'cvc-complex-type.2.4.d',
    titre: 'Élément en trop',
    explication:
      'Rien ne peut plus venir à cet endroit : le bloc est complet, ou n’admet qu’un seul élément (un titulaire ou un dossier de formation, un code Insee ou un code postal).',
    quoiFaire: 'Retirez cet élément, ou fermez plus tôt le bloc précédent.',
    exemple: '<cpf:identificationTitulaire>\n    <cpf:titulaire>…</cpf:titulaire>\n</cpf:identificationTitulaire>',
  },
  {
    cle: 'cvc-complex-type.2.4.b',
    titre: 'Bloc incomplet',
    explication:
      'Le bloc se ferme alors qu’il manque au moins un élément obligatoire. La phrase cite tous ceux qui pouvaient encore venir, facultatifs compris.',
    quoiFaire:
      'Ajoutez les éléments obligatoires qui manquent ; ceux que le schéma autorise à rester vides s’écrivent avec xsi:nil="true".',
    exemple: NIL,
    pour: (donnee) => ({
      explication: `${Sur(donnee)} se ferme alors qu’il manque au moins un élément obligatoire. La phrase cite tous ceux qui pouvaient encore venir, facultatifs compris.`,
    }),
  },
  {
    cle: 'cvc-complex-type.2.3',
    titre: 'Texte entre les éléments d’un bloc',
    explication: 'Ce bloc ne contient que des éléments ; un texte y traîne, parfois une espace insécable.',
    quoiFaire: 'Retirez le texte, ou placez-le dans l’élément auquel il appartient.',
    exemple: '<cpf:titulaire>\n    <cpf:nomNaissance>KERVADEC</cpf:nomNaissance>\n    …\n</cpf:titulaire>',
  },
  {
    cle: 'cvc-complex-type.3.2.2',
    titre: 'Attribut non prévu sur un bloc',
    explication: 'Les blocs de ce fichier n’ont pas d’attribut, hors les déclarations xmlns et les attributs xsi.',
    quoiFaire: 'Retirez l’attribut.',
    exemple: '<cpf:titulaire>',
  },
  {
    cle: 'cvc-type.3.1.1',
    titre: 'Attribut non prévu sur une donnée',
    explication: 'Les données de ce fichier n’ont pas d’attribut, hors xsi:nil là où le schéma l’admet.',
    quoiFaire: 'Retirez l’attribut ; si vous vouliez dire « sans valeur », écrivez xsi:nil, avec son préfixe.',
    exemple: NIL,
    pour: (donnee) => ({ exemple: donnee.nillable ? `<cpf:${donnee.nom} xsi:nil="true"/>` : exempleDe(donnee) }),
  },
  {
    cle: 'cvc-type.3.1.2',
    titre: 'Élément à l’intérieur d’une donnée',
    explication:
      'Cette donnée n’admet qu’un texte, or un élément s’y trouve : sa balise de fin est sans doute mal placée.',
    quoiFaire: 'Fermez la donnée juste après sa valeur.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
    pour: (donnee) => ({ exemple: exempleDe(donnee) }),
  },
  {
    cle: 'cvc-type.3.1.3',
    titre: 'Valeur refusée',
    explication: 'Cette phrase suit toujours une autre, au même endroit, qui dit pourquoi la valeur est refusée.',
    quoiFaire: 'Corrigez la valeur d’après la phrase précédente.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
    pour: attendu,
  },
  {
    cle: 'cvc-pattern-valid',
    titre: 'Valeur qui n’a pas la forme attendue',
    explication: 'La valeur ne suit pas le modèle imposé : une date s’écrit AAAA-MM-JJ, et n’est jamais vide.',
    quoiFaire: 'Réécrivez la valeur comme dans l’exemple, sans espace.',
    exemple: '<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>',
    pour: attendu,
  },
  {
    cle: 'cvc-datatype-valid.1.2.1',
    titre: 'Valeur impossible pour ce type de donnée',
    explication:
      'La valeur n’est pas du type attendu : une date qui n’existe pas (29 février d’une année ordinaire), un nombre avec une virgule, un oui/non écrit autrement que true ou false.',
    quoiFaire: 'Écrivez une valeur du type attendu.',
    exemple: '<cpf:donneeCertifiee>true</cpf:donneeCertifiee>',
    pour: attendu,
  },
  {
    cle: 'cvc-datatype-valid.1.2.2',
    titre: 'Valeur impossible dans une liste',
    explication:
      'Un attribut du fichier doit contenir une liste de valeurs, et l’une d’elles n’est pas du type attendu.',
    quoiFaire: 'Retirez l’attribut : aucun n’est utile ici hors xsi:nil et les déclarations xmlns.',
    exemple: NIL,
  },
  {
    cle: 'cvc-length-valid',
    titre: 'Nombre de caractères inexact',
    explication: 'La valeur doit avoir un nombre exact de caractères, espaces comprises.',
    quoiFaire: 'Vérifiez qu’aucun caractère ne manque (zéros de tête perdus par un tableur) ni ne dépasse.',
    exemple: '<cpf:codeInsee>29019</cpf:codeInsee>',
    pour: attendu,
  },
  {
    cle: 'cvc-minLength-valid',
    titre: 'Valeur vide',
    explication: 'L’élément est présent mais vide.',
    quoiFaire:
      'Retirez l’élément s’il est facultatif ; s’il est obligatoire, donnez sa valeur ou, là où le schéma l’admet, écrivez xsi:nil="true".',
    exemple: '<cpf:nomUsage xsi:nil="true"/>',
    pour: (donnee) => ({
      explication: `${Sur(donnee)} est présent mais vide.`,
      exemple: donnee.nillable ? `<cpf:${donnee.nom} xsi:nil="true"/>` : exempleDe(donnee),
    }),
  },
  {
    cle: 'cvc-maxLength-valid',
    titre: 'Valeur trop longue',
    explication: 'La valeur dépasse le nombre de caractères admis, espaces comprises.',
    quoiFaire: 'Raccourcissez la valeur.',
    exemple: '<cpf:idFlux>7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21</cpf:idFlux>',
    pour: attendu,
  },
  {
    cle: 'cvc-minInclusive-valid',
    titre: 'Nombre trop petit',
    explication: 'Le nombre est au-dessous du minimum admis.',
    quoiFaire: 'Corrigez le nombre, ou retirez l’élément s’il n’y a pas de valeur.',
    exemple: '<cpf:niveau>4</cpf:niveau>',
    pour: attendu,
  },
  {
    cle: 'cvc-maxInclusive-valid',
    titre: 'Nombre trop grand',
    explication: 'Le nombre est au-dessus du maximum admis.',
    quoiFaire: 'Corrigez le nombre.',
    exemple: '<cpf:niveau>4</cpf:niveau>',
    pour: attendu,
  },
  {
    cle: 'cvc-enumeration-valid',
    titre: 'Valeur hors de la liste',
    explication:
      'La valeur doit être l’une de celles que cite la phrase, à la lettre : majuscules, soulignés, aucune espace.',
    quoiFaire: 'Recopiez l’une des valeurs de la liste.',
    exemple: '<cpf:mentionValidee>MENTION_BIEN</cpf:mentionValidee>',
    pour: attendu,
  },
  {
    cle: 'cvc-elt.3.1',
    titre: 'xsi:nil sur une donnée qui ne peut être vide',
    explication: 'Cette donnée n’admet pas xsi:nil, pas même xsi:nil="false".',
    quoiFaire: 'Donnez une valeur ; si la donnée est facultative et que vous n’en avez pas, retirez l’élément.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
    pour: (donnee) => ({ exemple: exempleDe(donnee) }),
  },
  {
    cle: 'cvc-elt.3.2.1',
    titre: 'Valeur dans un élément dit sans valeur',
    explication: 'L’élément porte xsi:nil="true" et contient pourtant un texte, peut-être une simple espace.',
    quoiFaire: 'Videz l’élément, ou retirez xsi:nil.',
    exemple: NIL,
    pour: (donnee) => ({ exemple: `<cpf:${donnee.nom} xsi:nil="true"/>` }),
  },
  {
    cle: 'cvc-attribute.3',
    titre: 'Valeur d’attribut refusée',
    explication: 'La valeur d’un attribut xsi n’est pas du bon type : xsi:nil n’admet que true et false.',
    quoiFaire: 'Écrivez xsi:nil="true", ou retirez l’attribut.',
    exemple: NIL,
  },
  {
    cle: 'cvc-elt.4.1',
    titre: 'xsi:type illisible',
    explication: 'La valeur de xsi:type n’est pas un nom de type.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'cvc-elt.4.2',
    titre: 'xsi:type inconnu',
    explication: 'xsi:type cite un type que le schéma ne connaît pas.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'cvc-elt.4.3',
    titre: 'xsi:type incompatible',
    explication: 'xsi:type cite un type qui ne peut remplacer celui du schéma.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'UndeclaredPrefix',
    titre: 'Préfixe non déclaré dans xsi:type',
    explication: 'xsi:type emploie un préfixe que rien ne déclare.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'UndeclaredEntity',
    titre: 'Entité non déclarée, sous un xsi:type',
    explication: 'xsi:type impose un type du langage XML dont la valeur devrait être le nom d’une entité déclarée.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'cvc-id.1',
    titre: 'Renvoi vers un identifiant absent, sous un xsi:type',
    explication:
      'xsi:type impose un type du langage XML dont la valeur devrait renvoyer à un autre élément du fichier.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'cvc-id.2',
    titre: 'Identifiant en double, sous un xsi:type',
    explication: 'xsi:type impose un type du langage XML dont la valeur doit être unique dans tout le fichier.',
    quoiFaire: 'Retirez xsi:type : ce fichier n’en a pas besoin.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
];
