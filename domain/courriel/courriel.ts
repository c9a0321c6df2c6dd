/** One folder of templates/ per model. */
export const TOUS_LES_MODELES = [
  'demande-recue',
  'demande-refusee',
  'identifiants-inscription',
  'identifiants-deposant',
  'mandat-ajoute',
  'mandats-accordes',
  'mandat-modifie',
  'mandat-termine',
  'cocertification-declaree',
  'validation-courriel',
  'identifiant-connexion',
  'depot-recu',
  'depot-traite',
  'dossiers-en-attente',
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
  'identifiants-deposant': true,
  'mandat-ajoute': false,
  'mandats-accordes': false,
  'mandat-modifie': false,
  'mandat-termine': true,
  'cocertification-declaree': false,
  'validation-courriel': false,
  'identifiant-connexion': false,
  'depot-recu': false,
  'depot-traite': false,
  'dossiers-en-attente': false,
};
