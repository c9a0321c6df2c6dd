/** One folder of templates/ per model. */
export const TOUS_LES_MODELES = [
  'demande-recue',
  'demande-refusee',
  'identifiants-inscription',
  'validation-courriel',
  'identifiant-connexion',
  'depot-recu',
  'depot-traite',
  'dossiers-en-attente',
  'complement-demande',
  'complement-rappel',
  'complement-retire',
  'complement-recu',
  'reponse-recue',
  'mise-en-attente',
  'reprise-dossier',
  'dossier-confie',
  'cloture-proposee',
  'dossier-clos',
  'dossier-rouvert',
  'dossier-fusionne',
  'changement-recu',
  'changement-annonce',
  'changement-confirme',
  'changement-refuse',
  'rappel-inscription',
  'identifiants-renvoyes',
  'compte-deja-ouvert',
] as const;

export type ModeleCourriel = (typeof TOUS_LES_MODELES)[number];

/**
 * A_ENVOYER → EN_COURS (handed to the mail server) → ENVOYE, REFUSE (permanent refusal) or INCERTAIN: the server may have
 * taken it and its answer was lost. What is uncertain and has legal effect waits for a person.
 */
export type EtatCourriel = 'A_ENVOYER' | 'EN_COURS' | 'ENVOYE' | 'REFUSE' | 'INCERTAIN';

/** Models whose sending has legal effect. */
export const A_EFFET_LEGAL: Record<ModeleCourriel, boolean> = {
  'demande-recue': false,
  'demande-refusee': true,
  'identifiants-inscription': true,
  'validation-courriel': false,
  'identifiant-connexion': false,
  'depot-recu': false,
  'depot-traite': false,
  'dossiers-en-attente': false,
  'complement-demande': true,
  'complement-rappel': false,
  'complement-retire': false,
  'complement-recu': false,
  'reponse-recue': false,
  'mise-en-attente': false,
  'reprise-dossier': false,
  'dossier-confie': false,
  'cloture-proposee': false,
  'dossier-clos': true,
  'dossier-rouvert': true,
  'dossier-fusionne': false,
  'changement-recu': false,
  'changement-annonce': true,
  'changement-confirme': true,
  'changement-refuse': true,
  'rappel-inscription': false,
  // Tells no decision: lost, it is asked for again.
  'identifiants-renvoyes': false,
  'compte-deja-ouvert': false,
};
