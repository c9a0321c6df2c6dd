/** What the schema asks of the value of a datum. */
export type Forme =
  | { type: 'TEXTE'; minimum: number; maximum: number }
  | { type: 'LISTE'; valeurs: readonly string[] }
  | { type: 'ENTIER'; minimum: number; maximum: number }
  | { type: 'DATE' }
  | { type: 'HORODATAGE' }
  | { type: 'BOOLEEN' }
  | { type: 'NIR' }
  | { type: 'BLOC' };

export type Donnee = {
  /** Name of the element, as in the schema. */
  nom: string;
  /** What an agent calls it. */
  libelle: string;
  forme: Forme;
  /** A valid value; empty for a block. */
  exemple: string;
  /** True when the value says who the holder is: it is then never shown outside the deposit itself. */
  etatCivil: boolean;
  /** True when the absence of value is written xsi:nil="true". */
  nillable: boolean;
};

type Options = { etatCivil?: true; nillable?: true };

const donnee = (nom: string, libelle: string, forme: Forme, exemple: string, options: Options = {}): Donnee => ({
  nom,
  libelle,
  forme,
  exemple,
  etatCivil: options.etatCivil === true,
  nillable: options.nillable === true,
});

const texte = (minimum: number, maximum: number): Forme => ({ type: 'TEXTE', minimum, maximum });
const liste = (...valeurs: string[]): Forme => ({ type: 'LISTE', valeurs });
const entier = (minimum: number, maximum: number): Forme => ({ type: 'ENTIER', minimum, maximum });
const DATE: Forme = { type: 'DATE' };
const BOOLEEN: Forme = { type: 'BOOLEEN' };
const BLOC: Forme = { type: 'BLOC' };
const bloc = (nom: string, libelle: string): Donnee => donnee(nom, libelle, BLOC, '');
const personne = { etatCivil: true } as const;
const personneNil = { etatCivil: true, nillable: true } as const;
const nil = { nillable: true } as const;

/** Every element of the deposit (schemas 1.1.2 and 1.1.5), in the order of the schema. */
export const DONNEES: readonly Donnee[] = [
  bloc('flux', 'le fichier'),
  donnee('idFlux', 'l’identifiant du flux', texte(1, 50), '7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21'),
  donnee('horodatage', 'l’horodatage de l’envoi', { type: 'HORODATAGE' }, '2026-03-02T17:21:00+01:00'),
  donnee('action', 'l’action demandée', liste('CREATION', 'SUPPRESSION'), 'CREATION'),
  bloc('emetteur', 'l’émetteur'),
  donnee('idClient', 'le matricule', texte(8, 8), '12ABC345'),
  bloc('certificateurs', 'la liste des certificateurs'),
  bloc('certificateur', 'le certificateur'),
  donnee('idContrat', 'le numéro de contrat', texte(1, 20), 'MCFCER000123'),
  bloc('certifications', 'la liste des certifications'),
  bloc('certification', 'la certification'),
  donnee('type', 'le type de la certification', texte(1, 255), 'RNCP'),
  donnee('code', 'le code de la certification', texte(1, 100), 'RNCP31001'),
  donnee('natureDeposant', 'la nature du déposant', liste('CERTIFICATEUR', 'TIERS_CONFIANCE'), 'CERTIFICATEUR'),
  bloc('passageCertifications', 'la liste des passages'),
  bloc('passageCertification', 'le passage'),
  donnee('idTechnique', 'l’identifiant technique du passage', texte(1, 255), '2026-0001'),
  donnee('urlPreuve', 'l’adresse de la preuve', texte(1, 255), 'https://exemple.fr/preuve/2026-0001'),
  donnee('libelleOption', 'le libellé de l’option', texte(1, 255), 'Option A'),
  donnee('obtentionCertification', 'le mode d’obtention', liste('PAR_ADMISSION', 'PAR_SCORING'), 'PAR_ADMISSION'),
  donnee('donneeCertifiee', 'le caractère définitif du résultat', BOOLEEN, 'true'),
  donnee('dateDebutExamen', 'la date de début d’examen', DATE, '2026-01-12'),
  donnee('dateFinExamen', 'la date de fin d’examen', DATE, '2026-01-13'),
  donnee(
    'modalitePassageExamen',
    'la modalité de passage de l’examen',
    liste('A_DISTANCE', 'EN_PRESENTIEL', 'MIXTE'),
    'EN_PRESENTIEL',
  ),
  donnee('codePostalCentreExamen', 'le code postal du centre d’examen', texte(1, 9), '29200'),
  donnee('dateDebutValidite', 'la date de délivrance (début de validité)', DATE, '2026-02-10'),
  donnee('dateFinValidite', 'la date de fin de validité', DATE, '2031-02-09', nil),
  donnee('presenceNiveauLangueEuro', 'la présence d’un niveau de langue', BOOLEEN, 'true'),
  donnee(
    'niveauLangueEuropeen',
    'le niveau de langue européen',
    liste('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'INSUFFISANT'),
    'B2',
  ),
  donnee('presenceNiveauNumeriqueEuro', 'la présence d’un niveau numérique', BOOLEEN, 'true'),
  bloc('niveauNumeriqueEuropeen', 'le niveau numérique européen'),
  donnee('scoreGeneral', 'le score général', entier(1, 1000), '512'),
  bloc('resultats', 'la liste des résultats'),
  bloc('resultat', 'le résultat'),
  donnee('niveau', 'le niveau', entier(1, 8), '4'),
  donnee('domaineCompetenceId', 'le domaine de compétence', texte(1, 1), '1'),
  donnee('competenceId', 'la compétence', texte(1, 1), '1'),
  donnee('scoring', 'le score', texte(1, 255), '512', nil),
  donnee(
    'mentionValidee',
    'la mention',
    liste(
      'SANS_MENTION',
      'MENTION_ASSEZ_BIEN',
      'MENTION_BIEN',
      'MENTION_TRES_BIEN',
      'MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY',
    ),
    'MENTION_BIEN',
    nil,
  ),
  bloc('modalitesInscription', 'les modalités d’inscription'),
  donnee(
    'modaliteAcces',
    'la modalité d’accès',
    liste(
      'FORMATION_INITIALE_HORS_APPRENTISSAGE',
      'FORMATION_INITIALE_APPRENTISSAGE',
      'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
      'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
      'VAE',
      'EQUIVALENCE_DIPLOME_ETRANGER',
      'CANDIDAT_LIBRE',
    ),
    'CANDIDAT_LIBRE',
    nil,
  ),
  donnee('voieAccessVAE', 'la voie d’accès à la VAE', liste('CONGES_VAE', 'VAE_CLASSIQUE'), 'VAE_CLASSIQUE'),
  donnee(
    'initiativeInscription',
    'l’initiative de l’inscription',
    liste('CERTIFIE', 'OF', 'POLE_EMPLOI', 'EMPLOYEUR', 'AUTRE'),
    'CERTIFIE',
  ),
  donnee('dateInscription', 'la date d’inscription', DATE, '2025-09-01'),
  bloc('identificationTitulaire', 'l’identification du titulaire'),
  bloc('dossierFormation', 'le dossier de formation'),
  donnee('idDossier', 'le numéro de dossier de formation', texte(1, 13), '31000000831', personne),
  donnee('nomTitulaire', 'le nom du titulaire', texte(1, 30), 'LE GUEN', personne),
  donnee('prenom1Titulaire', 'le prénom du titulaire', texte(1, 20), 'ANNA', personne),
  bloc('identifiantNational', 'l’identifiant national'),
  donnee('nir', 'le NIR, sans la clé', { type: 'NIR' }, '2550814168025', personne),
  bloc('titulaire', 'le titulaire'),
  donnee('nomNaissance', 'le nom de naissance', texte(1, 60), 'KERVADEC', personne),
  donnee('nomUsage', 'le nom d’usage', texte(1, 60), 'ROUSSELOT', personneNil),
  donnee('prenom1', 'le premier prénom', texte(1, 60), 'Jean-François', personne),
  donnee('prenom2', 'le deuxième prénom', texte(1, 60), 'Élie', personne),
  donnee('prenom3', 'le troisième prénom', texte(1, 60), 'Anne', personne),
  donnee('anneeNaissance', 'l’année de naissance', entier(1900, 2099), '1991', personne),
  donnee('moisNaissance', 'le mois de naissance', entier(1, 12), '7', personneNil),
  donnee('jourNaissance', 'le jour de naissance', entier(1, 31), '14', personneNil),
  donnee('sexe', 'le sexe', liste('M', 'F'), 'F', personne),
  bloc('codeCommuneNaissance', 'la commune de naissance'),
  bloc('codeInseeNaissance', 'le code Insee de naissance'),
  donnee('codeInsee', 'le code Insee de la commune de naissance', texte(5, 5), '29019', personne),
  bloc('codePostalNaissance', 'le code postal de naissance'),
  donnee('codePostal', 'le code postal de la commune de naissance', texte(1, 9), '29200', personneNil),
  donnee('libelleCommuneNaissance', 'le libellé de la commune de naissance', texte(1, 60), 'BREST', personne),
  donnee('codePaysNaissance', 'le code du pays de naissance', texte(3, 3), '136', personne),
  donnee('libellePaysNaissance', 'le libellé du pays de naissance', texte(1, 60), 'IRLANDE', personne),
  donnee('commentairesMEN', 'les commentaires', texte(1, 250), 'Commentaire', personne),
  donnee('verbatim', 'le verbatim', texte(1, 255), 'Texte libre'),
];

const PAR_NOM = new Map(DONNEES.map((une) => [une.nom, une]));

/** The datum of that element (local name), or undefined when the schema knows no such element. */
export const donneeNommee = (nom: string): Donnee | undefined => PAR_NOM.get(nom);

/** A value may be shown when its datum is known and says nothing of who the holder is. */
export const valeurMontrable = (nom: string | undefined): boolean => {
  const connue = nom === undefined ? undefined : PAR_NOM.get(nom);
  return connue !== undefined && !connue.etatCivil;
};

/** The datum correctly written, to be copied. */
export const exempleDe = ({ nom, forme, exemple }: Donnee): string =>
  forme.type === 'BLOC' ? `<cpf:${nom}>…</cpf:${nom}>` : `<cpf:${nom}>${exemple}</cpf:${nom}>`;

const taille = (minimum: number, maximum: number): string => {
  if (minimum !== maximum) return `un texte de ${minimum} à ${maximum} caractères`;
  return minimum === 1 ? 'un seul caractère' : `un texte d’exactement ${minimum} caractères`;
};

/** What is expected of the value, as the end of a sentence. */
export const formeEnFrancais = (forme: Forme): string => {
  switch (forme.type) {
    case 'TEXTE':
      return taille(forme.minimum, forme.maximum);
    case 'LISTE':
      return `l’une de ces valeurs, à la lettre : ${forme.valeurs.join(', ')}`;
    case 'ENTIER':
      return `un nombre entier de ${forme.minimum} à ${forme.maximum}, sans espace ni décimale`;
    case 'DATE':
      return 'une date qui existe, écrite AAAA-MM-JJ, de 1900 à 2099';
    case 'HORODATAGE':
      return 'une date et une heure écrites AAAA-MM-JJThh:mm:ss suivies du décalage +hh:mm (sans millisecondes, sans Z)';
    case 'BOOLEEN':
      return 'true ou false';
    case 'NIR':
      return 'treize caractères, sans la clé ni espace';
    case 'BLOC':
      return 'des éléments, sans texte entre eux';
  }
};
