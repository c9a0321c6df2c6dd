/** A fault put into the sample deposit: what the engine says of it must be explained under that key, with that hint. */
export type CasCatalogue = {
  titre: string;
  /** Replaces the first occurrence of the left by the right in test/fixtures/depots/exemple.xml. */
  edition: readonly [string, string];
  cle: string;
  indice?: string;
  donnee?: string;
};

const SEXE = '<cpf:sexe>M</cpf:sexe>';

/** One fixture for each kind of error of the schema. */
export const CAS_XSD: readonly CasCatalogue[] = [
  { titre: 'a root of another name', edition: ['<cpf:flux xmlns', '<cpf:depot xmlns'], cle: 'BALISE_DE_FIN' },
  { titre: 'a root of another namespace', edition: ['urn:cdc:cpf:pc5:schema:1.0.0', 'urn:autre'], cle: 'cvc-elt.1.a' },
  { titre: 'an unknown element', edition: [SEXE, `<cpf:inconnu/>${SEXE}`], cle: 'cvc-complex-type.2.4.a' },
  {
    titre: 'a second holder',
    edition: ['</cpf:titulaire>', '</cpf:titulaire><cpf:dossierFormation/>'],
    cle: 'cvc-complex-type.2.4.d',
  },
  { titre: 'a missing child', edition: [SEXE, ''], cle: 'cvc-complex-type.2.4.b', donnee: 'titulaire' },
  { titre: 'a text in a block', edition: ['<cpf:titulaire>', '<cpf:titulaire>x'], cle: 'cvc-complex-type.2.3' },
  {
    titre: 'an attribute on a block',
    edition: ['<cpf:titulaire>', '<cpf:titulaire a="1">'],
    cle: 'cvc-complex-type.3.2.2',
  },
  {
    titre: 'an attribute on a datum',
    edition: ['<cpf:sexe>', '<cpf:sexe a="1">'],
    cle: 'cvc-type.3.1.1',
    donnee: 'sexe',
  },
  {
    titre: 'an element in a datum',
    edition: [SEXE, '<cpf:sexe><b/>M</cpf:sexe>'],
    cle: 'cvc-type.3.1.2',
    donnee: 'sexe',
  },
  { titre: 'an empty date', edition: ['>2026-01-12<', '><'], cle: 'cvc-pattern-valid', donnee: 'dateDebutExamen' },
  {
    titre: 'a date that does not exist',
    edition: ['>2026-01-12<', '>2026-02-30<'],
    cle: 'cvc-datatype-valid.1.2.1',
    donnee: 'dateDebutExamen',
  },
  { titre: 'a matricule too short', edition: ['>12ABC345<', '>12ABC34<'], cle: 'cvc-length-valid', donnee: 'idClient' },
  { titre: 'an empty name', edition: ['>KERVADEC<', '><'], cle: 'cvc-minLength-valid', donnee: 'nomNaissance' },
  {
    titre: 'a contract too long',
    edition: ['>MCFCER000123<', '>MCFCER000123MCFCER000123<'],
    cle: 'cvc-maxLength-valid',
    donnee: 'idContrat',
  },
  { titre: 'a year too early', edition: ['>1991<', '>1800<'], cle: 'cvc-minInclusive-valid', donnee: 'anneeNaissance' },
  { titre: 'a month too late', edition: ['>7<', '>13<'], cle: 'cvc-maxInclusive-valid', donnee: 'moisNaissance' },
  {
    titre: 'a value out of its list',
    edition: [SEXE, '<cpf:sexe>X</cpf:sexe>'],
    cle: 'cvc-enumeration-valid',
    donnee: 'sexe',
  },
  {
    titre: 'nil where it may not be',
    edition: [SEXE, '<cpf:sexe xsi:nil="true"/>'],
    cle: 'cvc-elt.3.1',
    donnee: 'sexe',
  },
  {
    titre: 'a value in a nil element',
    edition: ['<cpf:dateFinValidite xsi:nil="true"/>', '<cpf:dateFinValidite xsi:nil="true"> </cpf:dateFinValidite>'],
    cle: 'cvc-elt.3.2.1',
    donnee: 'dateFinValidite',
  },
  {
    titre: 'nil that is neither true nor false',
    edition: [
      '<cpf:dateFinValidite xsi:nil="true"/>',
      '<cpf:dateFinValidite xsi:nil="vrai">2030-01-01</cpf:dateFinValidite>',
    ],
    cle: 'cvc-attribute.3',
    donnee: 'dateFinValidite',
  },
  { titre: 'an xsi:type that is no name', edition: ['<cpf:sexe>', '<cpf:sexe xsi:type="a:b:c">'], cle: 'cvc-elt.4.1' },
  { titre: 'an unknown xsi:type', edition: ['<cpf:sexe>', '<cpf:sexe xsi:type="cpf:inconnu">'], cle: 'cvc-elt.4.2' },
  { titre: 'an xsi:type not derived', edition: ['<cpf:sexe>', '<cpf:sexe xsi:type="cpf:flux">'], cle: 'cvc-elt.4.3' },
  { titre: 'an xsi:type of no prefix', edition: ['<cpf:sexe>', '<cpf:sexe xsi:type="zz:a">'], cle: 'UndeclaredPrefix' },
];

/** One fixture for each family of documents that are not well-formed. */
export const CAS_MAL_FORME: readonly CasCatalogue[] = [
  { titre: 'an end that is missing', edition: ['</cpf:flux>', ''], cle: 'FICHIER_TRONQUE' },
  { titre: 'an unknown version', edition: ['version="1.0"', 'version="2.0"'], cle: 'VERSION_XML' },
  { titre: 'an encoding name that is none', edition: ['"UTF-8"', '" UTF-8"'], cle: 'ENCODAGE_DES_CARACTERES' },
  { titre: 'a declaration without version', edition: ['version="1.0" ', ''], cle: 'DECLARATION_XML' },
  { titre: 'a declaration after a blank', edition: ['<?xml', ' <?xml'], cle: 'DECLARATION_MAL_PLACEE' },
  { titre: 'an instruction without target', edition: [SEXE, `<? x?>${SEXE}`], cle: 'INSTRUCTION_DE_TRAITEMENT' },
  { titre: 'two dashes in a comment', edition: [SEXE, `<!-- a -- b -->${SEXE}`], cle: 'COMMENTAIRE' },
  { titre: 'a text before the root', edition: ['<cpf:flux', 'texte<cpf:flux'], cle: 'AVANT_LA_RACINE' },
  { titre: 'a text after the root', edition: ['</cpf:flux>', '</cpf:flux>texte'], cle: 'APRES_LA_RACINE' },
  { titre: 'a lone chevron', edition: ['KERVADEC', 'KERVADEC < 3'], cle: 'CHEVRON_ISOLE' },
  { titre: 'another end tag', edition: [SEXE, '<cpf:sexe>M</cpf:Sexe>'], cle: 'BALISE_DE_FIN' },
  { titre: 'a tag badly written', edition: ['<cpf:sexe>', '<cpf:sexe*>'], cle: 'BALISE_MAL_ECRITE' },
  {
    titre: 'an attribute twice',
    edition: ['xsi:nil="true"', 'xsi:nil="true" xsi:nil="true"'],
    cle: 'ATTRIBUT_EN_DOUBLE',
  },
  { titre: 'a prefix undeclared', edition: [SEXE, '<zz:sexe>M</zz:sexe>'], cle: 'PREFIXE_NON_DECLARE' },
  { titre: 'a prefix bound to nothing', edition: ['<cpf:sexe>', '<cpf:sexe xmlns:u="">'], cle: 'ESPACE_DE_NOMS' },
  { titre: 'a name with its colon last', edition: ['<cpf:sexe>', '<sexe:>'], cle: 'NOM_QUALIFIE' },
  { titre: 'an attribute without quotes', edition: ['xsi:nil="true"', 'xsi:nil=true'], cle: 'ATTRIBUT_MAL_ECRIT' },
  { titre: 'a lone ampersand', edition: ['&amp;', '&'], cle: 'ESPERLUETTE' },
  { titre: 'an entity of HTML', edition: ['&amp;', '&nbsp;'], cle: 'ENTITE_INCONNUE' },
  { titre: 'a reference to no character', edition: ['&amp;', '&#0;'], cle: 'REFERENCE_DE_CARACTERE' },
  { titre: 'the end of no CDATA section', edition: ['&amp;', ']]>'], cle: 'FIN_DE_CDATA' },
  { titre: 'a control character', edition: ['&amp;', '\u0001'], cle: 'CARACTERE_INTERDIT' },
];

/** One fixture for each producer's bug and each contradiction that the schema sees. */
export const CAS_INDICES: readonly CasCatalogue[] = [
  {
    titre: 'an empty libelle',
    edition: ['>BREST<', '><'],
    cle: 'cvc-minLength-valid',
    indice: 'LIBELLE_VIDE',
    donnee: 'libelleCommuneNaissance',
  },
  {
    titre: 'level −1',
    edition: ['>4<', '>-1<'],
    cle: 'cvc-minInclusive-valid',
    indice: 'NOMBRE_NEGATIF',
    donnee: 'niveau',
  },
  {
    titre: 'INSEE code 154640',
    edition: ['>29019<', '>154640<'],
    cle: 'cvc-length-valid',
    indice: 'CODE_INSEE_DE_LONGUEUR_FAUSSE',
  },
  {
    titre: 'INSEE code NULL',
    edition: ['>29019<', '>NULL<'],
    cle: 'cvc-length-valid',
    indice: 'CODE_INSEE_DE_LONGUEUR_FAUSSE',
  },
  {
    titre: 'INSEE code 99',
    edition: ['>29019<', '>99<'],
    cle: 'cvc-length-valid',
    indice: 'CODE_INSEE_DE_LONGUEUR_FAUSSE',
  },
  {
    titre: 'nill as a text',
    edition: ['<cpf:dateFinValidite xsi:nil="true"/>', '<cpf:dateFinValidite>nill</cpf:dateFinValidite>'],
    cle: 'cvc-pattern-valid',
    indice: 'NILL_EN_TOUTES_LETTRES',
    donnee: 'dateFinValidite',
  },
  {
    titre: 'nil without the xsi prefix',
    edition: ['<cpf:dateFinValidite xsi:nil="true"/>', '<cpf:dateFinValidite nil="true"/>'],
    cle: 'cvc-type.3.1.1',
    indice: 'NIL_SANS_PREFIXE',
  },
  {
    titre: 'modaliteInscription without s',
    edition: ['<cpf:modalitesInscription>', '<cpf:modaliteInscription/><cpf:modalitesInscription>'],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'MODALITES_SANS_S',
  },
  {
    titre: 'no certificateurs around certificateur',
    edition: ['<cpf:certificateurs>', '<cpf:certificateur/><cpf:certificateurs>'],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'ENVELOPPE_MANQUANTE',
  },
  {
    titre: 'shifted columns',
    edition: ['>12ABC345<', '>RNCP<'],
    cle: 'cvc-length-valid',
    indice: 'COLONNES_DECALEES_AU_SCHEMA',
    donnee: 'idClient',
  },
  {
    titre: 'a lower-case mention',
    edition: ['>MENTION_BIEN<', '>mention bien<'],
    cle: 'cvc-enumeration-valid',
    indice: 'CASSE_DE_LA_VALEUR',
    donnee: 'mentionValidee',
  },
  {
    titre: 'the parentheses of the dictionary',
    edition: ['>CANDIDAT_LIBRE<', '>EQUIVALENCE_(DIPLOME_ETRANGER)<'],
    cle: 'cvc-enumeration-valid',
    indice: 'EQUIVALENCE_ENTRE_PARENTHESES',
    donnee: 'modaliteAcces',
  },
  {
    titre: 'a libelle above 60 characters, where the dictionary says 40',
    edition: ['>BREST<', `>${'BREST '.repeat(11)}<`],
    cle: 'cvc-maxLength-valid',
    indice: 'LIBELLE_40_OU_60',
    donnee: 'libelleCommuneNaissance',
  },
  {
    titre: 'the titre of the dictionary',
    edition: [SEXE, `<cpf:titre/>${SEXE}`],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'TITRE_OU_GRADE',
  },
  {
    titre: 'voieAccesVAE with one s',
    edition: [
      '<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>',
      '<cpf:voieAccesVAE>VAE_CLASSIQUE</cpf:voieAccesVAE>',
    ],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'VOIE_ACCES_VAE',
  },
  {
    titre: 'the offset of the dictionary',
    edition: ['+01:00', '+1:00'],
    cle: 'cvc-pattern-valid',
    indice: 'HORODATAGE_DECALAGE_COURT',
    donnee: 'horodatage',
  },
  { titre: 'a Z', edition: ['+01:00', 'Z'], cle: 'cvc-pattern-valid', indice: 'HORODATAGE_Z_OU_MILLISECONDES' },
  {
    titre: 'milliseconds',
    edition: ['+01:00', '.123+01:00'],
    cle: 'cvc-pattern-valid',
    indice: 'HORODATAGE_Z_OU_MILLISECONDES',
  },
  {
    titre: 'a French date',
    edition: ['>2026-01-12<', '>12/01/2026<'],
    cle: 'cvc-pattern-valid',
    indice: 'DATE_A_LA_FRANCAISE',
  },
  {
    titre: 'a date with its hour',
    edition: ['>2026-01-12<', '>2026-01-12T00:00:00<'],
    cle: 'cvc-pattern-valid',
    indice: 'DATE_AVEC_HEURE',
  },
  {
    titre: 'the day of a spreadsheet',
    edition: ['>2026-01-12<', '>46034<'],
    cle: 'cvc-pattern-valid',
    indice: 'DATE_DE_TABLEUR',
  },
  {
    titre: 'a decimal score',
    edition: ['>512<', '>512,0<'],
    cle: 'cvc-datatype-valid.1.2.1',
    indice: 'NOMBRE_DECIMAL',
    donnee: 'scoreGeneral',
  },
  {
    titre: 'a French boolean',
    edition: ['>true<', '>Oui<'],
    cle: 'cvc-datatype-valid.1.2.1',
    indice: 'BOOLEEN_EN_FRANCAIS',
    donnee: 'donneeCertifiee',
  },
  {
    titre: 'a forgotten prefix',
    edition: [SEXE, '<sexe>M</sexe>'],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'SANS_ESPACE_DE_NOMS',
  },
  {
    titre: 'a misspelt name',
    edition: [SEXE, '<cpf:sex>M</cpf:sex>'],
    cle: 'cvc-complex-type.2.4.a',
    indice: 'NOM_APPROCHANT',
  },
];

/** Bugs and contradictions published by the field, and where each is explained: a hint, or a business check. */
export const DEFAUTS_CONNUS: readonly { defaut: string; cle: string }[] = [
  { defaut: '12-hour clock', cle: 'HORLOGE_12_HEURES' },
  { defaut: 'fixed +01:00', cle: 'DECALAGE_HORAIRE_FIGE' },
  { defaut: 'empty libelle elements', cle: 'LIBELLE_VIDE' },
  { defaut: 'level −1', cle: 'NOMBRE_NEGATIF' },
  { defaut: 'INSEE codes 154640, NULL, 99', cle: 'CODE_INSEE_DE_LONGUEUR_FAUSSE' },
  { defaut: 'nill as text, refused by the schema', cle: 'NILL_EN_TOUTES_LETTRES' },
  { defaut: 'nill as text, accepted by the schema', cle: 'VALEUR_NILL' },
  { defaut: 'nil="true" without xsi', cle: 'NIL_SANS_PREFIXE' },
  { defaut: 'modaliteInscription', cle: 'MODALITES_SANS_S' },
  { defaut: 'missing certificateurs', cle: 'ENVELOPPE_MANQUANTE' },
  { defaut: 'shifted columns, refused by the schema', cle: 'COLONNES_DECALEES_AU_SCHEMA' },
  { defaut: 'shifted columns, accepted by the schema', cle: 'COLONNES_DECALEES' },
  { defaut: 'first row lost', cle: 'PREMIERE_LIGNE_PERDUE' },
  { defaut: 'lower-case mention', cle: 'CASSE_DE_LA_VALEUR' },
  { defaut: 'idFlux = BCR', cle: 'ID_FLUX_EGAL_MATRICULE' },
  { defaut: 'EQUIVALENCE_(DIPLOME_ETRANGER)', cle: 'EQUIVALENCE_ENTRE_PARENTHESES' },
  { defaut: 'libelle 1–40 or 1–60', cle: 'LIBELLE_40_OU_60' },
  { defaut: 'types of the dictionary', cle: 'TYPE_DU_DICTIONNAIRE' },
  { defaut: 'bare 1710', cle: 'CODE_SANS_PREFIXE' },
  { defaut: 'titre / grade', cle: 'TITRE_OU_GRADE' },
  { defaut: 'voieAccesVAE', cle: 'VOIE_ACCES_VAE' },
  { defaut: 'horodatage +1:00', cle: 'HORODATAGE_DECALAGE_COURT' },
];
