import { type Donnee, donneeNommee, exempleDe, valeurMontrable } from './donnees.ts';
import type { MessageLu } from './message-xsd.ts';
import { nomLePlusProche, valeurLaPlusProche } from './ressemblance.ts';

/** What a hint is guessed from: an official sentence taken apart, or a certification refused by sentence 2. */
export type Faute = Partial<MessageLu> & {
  /** Datum at fault, when known. */
  donnee?: string;
  certification?: { type: string; code: string };
};

export type Indice = {
  cle: string;
  titre: string;
  /** True when the fault looks like that one. */
  reconnait(faute: Faute): boolean;
  /** What probably happened and what to write. */
  texte: string;
  /** The same, more exact; quotes no value of civil status. */
  precis?(faute: Faute): string | undefined;
  /** For the datum at fault; for the page, where there is none, a typical one. */
  exemple?: string | ((donnee: Donnee | undefined) => string);
};

const exempleOu =
  (defaut: string) =>
  (donnee: Donnee | undefined): string =>
    donnee ? exempleDe(donnee) : defaut;

/** An absence of value where the datum allows it, else a value. */
const exempleNil = (donnee: Donnee | undefined): string => {
  const nom = donnee?.nom ?? 'dateFinValidite';
  return donnee === undefined || donnee.nillable ? `<cpf:${nom} xsi:nil="true"/>` : exempleDe(donnee);
};

const SANS_VALEUR = /^\s*(?:x?si:)?(?:nill?|null)\s*$/i;
const ATTRIBUT_NIL = /^(?:(?!xsi:)[^:]+:)?nil(?:lable)?$/i;
const DATE_FRANCAISE = /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*$/;

/** Block that must wrap each repeated element. */
const ENVELOPPES: Record<string, string> = {
  certificateur: 'certificateurs',
  certification: 'certifications',
  passageCertification: 'passageCertifications',
  resultat: 'resultats',
};

const nombreDe = ({ donnee }: Faute): boolean => donneeNommee(donnee ?? '')?.forme.type === 'ENTIER';
const dateDe = ({ donnee }: Faute): boolean => donneeNommee(donnee ?? '')?.forme.type === 'DATE';
const enumeration = ({ code, donnee, valeur }: Faute): string | undefined =>
  code === 'cvc-enumeration-valid' && valeur !== undefined ? valeurLaPlusProche(donnee ?? '', valeur) : undefined;
const proche = ({ element, attendus }: Faute): string | undefined =>
  element === undefined || attendus === undefined ? undefined : nomLePlusProche(element, attendus);

/** The first that recognises the fault speaks, so the most precise come first. */
export const INDICES: readonly Indice[] = [
  {
    cle: 'CODE_INSEE_DE_LONGUEUR_FAUSSE',
    titre: 'Code Insee trop court, trop long ou « NULL »',
    reconnait: ({ code, donnee }) => code === 'cvc-length-valid' && donnee === 'codeInsee',
    texte:
      'Un code Insee a exactement cinq caractères. Un tableur supprime le zéro de tête (1053 au lieu de 01053) ; certains exports collent un chiffre de trop (154640), n’écrivent que 99 pour l’étranger, ou NULL quand la commune est inconnue. Pour l’étranger, écrivez 99 suivi des trois chiffres du pays ; si la commune est inconnue, employez codePostalNaissance avec xsi:nil="true".',
    exemple: '<cpf:codePostalNaissance>\n    <cpf:codePostal xsi:nil="true"/>\n</cpf:codePostalNaissance>',
  },
  {
    cle: 'NILL_EN_TOUTES_LETTRES',
    titre: '« nill », « nil » ou « null » écrit comme une valeur',
    reconnait: ({ valeur }) => valeur !== undefined && SANS_VALEUR.test(valeur),
    texte:
      'Le guide parle d’écrire « nill » et le dictionnaire « nil », mais le schéma n’admet que l’attribut xsi:nil="true" sur un élément vide, là où la donnée peut être sans valeur ; ailleurs, retirez l’élément facultatif.',
    exemple: exempleNil,
  },
  {
    cle: 'NIL_SANS_PREFIXE',
    titre: 'nil sans le préfixe xsi',
    reconnait: ({ attribut }) => attribut !== undefined && ATTRIBUT_NIL.test(attribut),
    texte:
      'L’attribut s’écrit xsi:nil, avec son préfixe, et la racine déclare xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance".',
    exemple: exempleNil,
  },
  {
    cle: 'HORODATAGE_DECALAGE_COURT',
    titre: 'Décalage horaire sur un seul chiffre',
    reconnait: ({ donnee, valeur }) => donnee === 'horodatage' && /[+-]\d:?\d{2}\s*$/.test(valeur ?? ''),
    texte:
      'L’exemple du dictionnaire (…T17:21:00+1:00) est refusé par le schéma : le décalage a deux chiffres, +01:00.',
    exemple: '<cpf:horodatage>2026-03-02T17:21:00+01:00</cpf:horodatage>',
  },
  {
    cle: 'HORODATAGE_Z_OU_MILLISECONDES',
    titre: 'Horodatage avec Z, des millisecondes ou sans décalage',
    reconnait: ({ donnee, valeur }) =>
      donnee === 'horodatage' &&
      /^\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?\s*$/.test(valeur ?? ''),
    texte:
      'Le schéma n’admet ni Z, ni fractions de seconde, ni l’absence de décalage : les secondes sont suivies de +01:00 (hiver) ou +02:00 (été).',
    exemple: '<cpf:horodatage>2026-03-02T17:21:00+01:00</cpf:horodatage>',
  },
  {
    cle: 'EQUIVALENCE_ENTRE_PARENTHESES',
    titre: 'EQUIVALENCE_(DIPLOME_ETRANGER)',
    reconnait: ({ donnee, valeur }) => donnee === 'modaliteAcces' && /^\s*EQUIVALENCE_?\(/i.test(valeur ?? ''),
    texte: 'Le dictionnaire met des parenthèses que le schéma refuse : écrivez EQUIVALENCE_DIPLOME_ETRANGER.',
    exemple: '<cpf:modaliteAcces>EQUIVALENCE_DIPLOME_ETRANGER</cpf:modaliteAcces>',
  },
  {
    cle: 'CASSE_DE_LA_VALEUR',
    titre: 'Bonne valeur, mal écrite (minuscules, accents, espaces)',
    reconnait: (faute) => enumeration(faute) !== undefined,
    texte: 'La valeur s’écrit à la lettre, en majuscules, sans accent ni espace.',
    precis: (faute) =>
      valeurMontrable(faute.donnee)
        ? `La valeur s’écrit à la lettre, en majuscules, sans accent ni espace : ${enumeration(faute)}.`
        : undefined,
    exemple: exempleOu('<cpf:mentionValidee>MENTION_BIEN</cpf:mentionValidee>'),
  },
  {
    cle: 'LIBELLE_VIDE',
    titre: 'Libellé présent mais vide',
    reconnait: ({ code, donnee }) => code === 'cvc-minLength-valid' && /^libelle/.test(donnee ?? ''),
    texte: 'Les libellés sont facultatifs : quand vous n’en avez pas, n’écrivez pas l’élément du tout.',
  },
  {
    cle: 'NOMBRE_NEGATIF',
    titre: 'Niveau −1 pour dire « pas de niveau »',
    reconnait: (faute) => nombreDe(faute) && /^\s*-\d+\s*$/.test(faute.valeur ?? ''),
    texte: 'Un nombre négatif ne dit pas « sans valeur » : retirez l’élément, qui est facultatif.',
  },
  {
    cle: 'NOMBRE_DECIMAL',
    titre: 'Nombre avec une virgule, un point ou une espace',
    reconnait: (faute) =>
      nombreDe(faute) &&
      /^\s*\d[\d \u00a0\u202f]*(?:[.,]\d+)?\s*$/.test(faute.valeur ?? '') &&
      !/^\s*\d+\s*$/.test(faute.valeur ?? ''),
    texte: 'Les tableurs ajoutent des décimales ou des séparateurs de milliers : écrivez les chiffres seuls.',
  },
  {
    cle: 'DATE_A_LA_FRANCAISE',
    titre: 'Date écrite JJ/MM/AAAA',
    reconnait: (faute) => dateDe(faute) && DATE_FRANCAISE.test(faute.valeur ?? ''),
    texte: 'La date s’écrit à l’envers de l’usage : année, mois, jour, séparés par des tirets.',
    exemple: exempleOu('<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>'),
  },
  {
    cle: 'DATE_AVEC_HEURE',
    titre: 'Date suivie d’une heure',
    reconnait: (faute) => dateDe(faute) && /^\s*\d{4}-\d{2}-\d{2}[T ]/.test(faute.valeur ?? ''),
    texte: 'Le programme a écrit la date avec une heure : gardez les dix premiers caractères.',
    exemple: exempleOu('<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>'),
  },
  {
    cle: 'DATE_DE_TABLEUR',
    titre: 'Numéro de jour d’un tableur à la place d’une date',
    reconnait: (faute) => dateDe(faute) && /^\s*\d{5}(?:[.,]\d+)?\s*$/.test(faute.valeur ?? ''),
    texte:
      'Ce nombre est la façon dont un tableur compte les jours : mettez la colonne au format AAAA-MM-JJ avant l’export.',
    exemple: exempleOu('<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>'),
  },
  {
    cle: 'BOOLEEN_EN_FRANCAIS',
    titre: 'Oui, Vrai ou TRUE à la place de true',
    reconnait: ({ donnee, valeur }) =>
      donneeNommee(donnee ?? '')?.forme.type === 'BOOLEEN' &&
      /^\s*(?:oui|non|o|n|vrai|faux|true|false)\s*$/i.test(valeur ?? ''),
    texte: 'Écrivez true ou false, en minuscules.',
    exemple: exempleOu('<cpf:donneeCertifiee>true</cpf:donneeCertifiee>'),
  },
  {
    cle: 'COLONNES_DECALEES_AU_SCHEMA',
    titre: 'Colonnes décalées',
    reconnait: ({ donnee, valeur }) =>
      (donnee === 'idClient' || donnee === 'idContrat') && /^\s*(?:RNCP|RS)\s*\d*\s*$/i.test(valeur ?? ''),
    texte:
      'Un type ou un code de certification se trouve à la place d’un identifiant : les colonnes ont glissé, relisez aussi les autres données.',
    exemple: exempleOu('<cpf:idClient>12ABC345</cpf:idClient>'),
  },
  {
    cle: 'LIBELLE_40_OU_60',
    titre: 'Libellés de commune et de pays : 40 ou 60 caractères',
    reconnait: ({ code, donnee }) =>
      code === 'cvc-maxLength-valid' && (donnee === 'libelleCommuneNaissance' || donnee === 'libellePaysNaissance'),
    texte:
      'Le dictionnaire dit 40 caractères, le schéma en admet 60. Au-delà, abrégez : le libellé est facultatif et ne sert pas à retrouver le titulaire.',
  },
  {
    cle: 'TITRE_OU_GRADE',
    titre: 'Élément titre ou grade du dictionnaire',
    reconnait: ({ element }) => element !== undefined && /^(?:titre|grade|titreGrade)$/i.test(element),
    texte: 'Le dictionnaire décrit cette donnée (4.4), mais le schéma ne la connaît pas : retirez l’élément.',
  },
  {
    cle: 'VOIE_ACCES_VAE',
    titre: 'voieAccesVAE avec un seul s',
    reconnait: ({ element }) => element === 'voieAccesVAE',
    texte: 'Les documents écrivent voieAccesVAE, le schéma veut deux s : voieAccessVAE.',
    exemple: '<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>',
  },
  {
    cle: 'ENVELOPPE_MANQUANTE',
    titre: 'Bloc enveloppe oublié',
    reconnait: ({ element, attendus }) => attendus?.includes(ENVELOPPES[element ?? ''] ?? '') === true,
    texte:
      'certificateur, certification, passageCertification et resultat sont chacun placés dans un bloc au pluriel, même quand ils sont seuls.',
    precis: ({ element }) =>
      `${element} doit être placé dans un bloc ${ENVELOPPES[element ?? '']}, même quand il est seul.`,
    exemple:
      '<cpf:emetteur>\n    <cpf:idClient>12ABC345</cpf:idClient>\n    <cpf:certificateurs>\n        <cpf:certificateur>…</cpf:certificateur>\n    </cpf:certificateurs>\n</cpf:emetteur>',
  },
  {
    cle: 'MODALITES_SANS_S',
    titre: 'modaliteInscription sans s',
    reconnait: ({ element }) => element === 'modaliteInscription',
    texte: 'Le bloc s’appelle modalitesInscription, avec un s à modalites.',
    exemple:
      '<cpf:modalitesInscription>\n    <cpf:modaliteAcces>CANDIDAT_LIBRE</cpf:modaliteAcces>\n</cpf:modalitesInscription>',
  },
  {
    cle: 'SANS_ESPACE_DE_NOMS',
    titre: 'Préfixe oublié',
    reconnait: ({ element, espaceDeNoms }) => espaceDeNoms === '' && donneeNommee(element ?? '') !== undefined,
    texte:
      'Le nom est bon, mais l’élément n’appartient pas à l’espace de noms de l’interface : il lui manque le préfixe cpf des autres.',
    exemple: '<cpf:sexe>F</cpf:sexe>',
  },
  {
    cle: 'NOM_APPROCHANT',
    titre: 'Nom d’élément mal orthographié',
    reconnait: (faute) => proche(faute) !== undefined,
    texte: 'Le nom ressemble à celui d’un élément attendu à cet endroit. Majuscules et minuscules comptent.',
    precis: (faute) => `Le nom ressemble à ${proche(faute)}, qui est attendu ici. Majuscules et minuscules comptent.`,
  },
  {
    cle: 'CODE_SANS_PREFIXE',
    titre: 'Code réduit à son numéro',
    reconnait: ({ certification }) => /^\s*\d+\s*$/.test(certification?.code ?? ''),
    texte: 'Le code s’écrit avec son préfixe : RNCP1710, et non 1710.',
    precis: ({ certification }) =>
      `Le code s’écrit avec son préfixe : ${certification?.type === 'RS' ? 'RS' : 'RNCP'}${certification?.code.trim()}, et non ${certification?.code.trim()}.`,
    exemple: '<cpf:type>RNCP</cpf:type>\n<cpf:code>RNCP1710</cpf:code>',
  },
  {
    cle: 'TYPE_DU_DICTIONNAIRE',
    titre: 'Type du dictionnaire autre que RNCP ou RS',
    reconnait: ({ certification }) =>
      certification !== undefined && certification.type !== 'RNCP' && certification.type !== 'RS',
    texte:
      'Le dictionnaire cite Diplôme d’Etablissement, Diplôme Universitaire, Habilitation et Reconnaissance, et le schéma les laisse passer, mais seuls RNCP et RS, en majuscules, sont acceptés ensuite.',
    exemple: '<cpf:type>RNCP</cpf:type>',
  },
];
