/** Every element name of the deposit schemas. */
export const NOMS: readonly string[] =
  `flux idFlux horodatage action emetteur idClient certificateurs certificateur idContrat certifications certification
  type code natureDeposant passageCertifications passageCertification idTechnique urlPreuve libelleOption
  obtentionCertification donneeCertifiee dateDebutExamen dateFinExamen modalitePassageExamen codePostalCentreExamen
  dateDebutValidite dateFinValidite presenceNiveauLangueEuro niveauLangueEuropeen presenceNiveauNumeriqueEuro
  niveauNumeriqueEuropeen scoring mentionValidee modalitesInscription identificationTitulaire verbatim scoreGeneral
  resultats resultat niveau domaineCompetenceId competenceId modaliteAcces voieAccessVAE initiativeInscription
  dateInscription dossierFormation titulaire identifiantNational idDossier nomTitulaire prenom1Titulaire nomNaissance
  nomUsage prenom1 prenom2 prenom3 anneeNaissance moisNaissance jourNaissance sexe codeCommuneNaissance
  libelleCommuneNaissance codePaysNaissance libellePaysNaissance commentairesMEN codeInseeNaissance codePostalNaissance
  codeInsee codePostal nir`.split(/\s+/);

/** Names that producers write by mistake. */
export const NOMS_FAUX: readonly string[] = [
  'modaliteInscription',
  'voieAccesVAE',
  'certificat',
  'depot',
  'prenom',
  'prenom4',
  'codeINSEE',
  'passage',
  'inconnu',
  'a.b-c_d',
  '_x',
];

/** Text between elements: what counts as white space for the validator, and what only looks like it. */
export const TEXTES_ENTRE: readonly string[] = [
  'texte',
  ' x ',
  '.',
  ' \n\t ',
  '\r\n\r\n',
  '\r',
  '&#32;',
  '&#10;&#9;&#13;',
  '&#160;',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u200b',
  '😀',
  '&amp;',
  '<![CDATA[]]>',
  '<![CDATA[ \n ]]>',
  '<![CDATA[texte]]>',
  '<![CDATA[]]]]>',
  '<!-- commentaire -->',
  '<!---->',
  '<!-- - é 😀\r\n<a> & ]]> -->',
  '<?pi?>',
  '<?pi donnée ? > <a>?>',
  '<?xml-stylesheet href="a"?>',
  'a<!-- -->b<?p ?>c',
];

/** Values that no type is proof against, raw (already escaped). */
export const VALEURS_DIVERSES: readonly string[] = [
  '',
  ' ',
  '\n',
  '\t ',
  '&#13;',
  '\r',
  '0',
  '1',
  '-1',
  '+1',
  'true',
  'nill',
  'nil',
  'null',
  'NULL',
  'N/A',
  '-',
  'é',
  '😀',
  'l\'« apostrophe » "double" {0} {1}',
  '&lt;b&gt;',
  '&amp;amp;',
  '&#x1F600;',
  '&#65;&#66;',
  '&quot;&apos;',
  'é'.normalize('NFD'),
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0085',
  'a  b',
  ' a ',
  'a\nb',
  'a\r\nb',
  'a\rb',
  'a\tb',
  '<![CDATA[]]>',
  '<![CDATA[ ]]>',
  '<!-- c -->',
  '<?p?>',
  ']]&gt;',
  ']]',
];
