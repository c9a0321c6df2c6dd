import { BusinessError } from '../errors.ts';

/** What a finding tells the agents. */
export type GenreConstat =
  | 'CERTIFICATION_PREND_FIN'
  | 'CERTIFICATION_INACTIVE'
  | 'CERTIFICATEUR_AJOUTE'
  | 'CERTIFICATEUR_RETIRE'
  | 'ETABLISSEMENT_FERME'
  | 'RAISON_SOCIALE_CHANGEE'
  | 'COURRIEL_REFUSE'
  | 'COMPTE_INACTIF'
  | 'TITULAIRE_ENVOYE_DEUX_FOIS'
  | 'DECLARATIONS_DISCORDANTES'
  | 'TITULAIRES_SANS_EMETTEUR'
  | 'DEPOSANT_SANS_CONTACT'
  | 'DEPOSANT_PARTENAIRE';

/** LEVE: what had been found is not so any more; the finding went away by itself. */
export type EtatConstat = 'A_TRAITER' | 'TRAITE' | 'IGNORE' | 'LEVE';

/** What an agent may make of a finding; A_TRAITER takes back what was decided by mistake. */
export type DecisionConstat = Exclude<EtatConstat, 'LEVE'>;

/** The system alone raises and lifts. What was lifted and is found again comes back as a new thing to do. */
export const TRANSITIONS_CONSTAT: Record<EtatConstat, readonly EtatConstat[]> = {
  A_TRAITER: ['TRAITE', 'IGNORE', 'LEVE'],
  TRAITE: ['A_TRAITER', 'LEVE'],
  IGNORE: ['A_TRAITER', 'LEVE'],
  LEVE: ['A_TRAITER'],
};

export const LIBELLE_ETAT_CONSTAT: Record<EtatConstat, string> = {
  A_TRAITER: 'À traiter',
  TRAITE: 'Traité',
  IGNORE: 'Écarté',
  LEVE: 'Levé',
};

export const LIBELLE_GENRE_CONSTAT: Record<GenreConstat, string> = {
  CERTIFICATION_PREND_FIN: 'La fin d’enregistrement de la certification est fixée ou avancée',
  CERTIFICATION_INACTIVE: 'La certification n’est plus active à France compétences',
  CERTIFICATEUR_AJOUTE: 'Un certificateur rejoint la certification',
  CERTIFICATEUR_RETIRE: 'Un certificateur quitte la certification',
  ETABLISSEMENT_FERME: 'L’établissement est fermé à l’Insee',
  RAISON_SOCIALE_CHANGEE: 'La raison sociale publiée par l’Insee a changé',
  COURRIEL_REFUSE: 'Le serveur de messagerie refuse une adresse à laquelle nous écrivons',
  TITULAIRE_ENVOYE_DEUX_FOIS: 'Un titulaire a été envoyé par deux émetteurs',
  COMPTE_INACTIF: 'Plus aucun administrateur du compte ne s’est connecté depuis un an',
  DECLARATIONS_DISCORDANTES: 'Deux co-certificateurs ne disent pas la même chose de qui envoie les titulaires',
  TITULAIRES_SANS_EMETTEUR: 'Personne n’est connu pour envoyer les titulaires de ce certificateur',
  DEPOSANT_SANS_CONTACT: 'Un déposant a reçu un mandat, et aucune adresse ne permet de le lui écrire',
  DEPOSANT_PARTENAIRE: 'Un déposant est publié comme partenaire pour une certification de son mandat',
};

/** Refuses a change that the life of a finding does not know (TRANSITION_INTERDITE). */
export const exigerTransitionConstat = (de: EtatConstat, vers: EtatConstat): void => {
  if (!TRANSITIONS_CONSTAT[de].includes(vers))
    throw new BusinessError('TRANSITION_INTERDITE', `Un constat ${de} ne peut pas devenir ${vers}.`, { de, vers });
};

/** The finding as it stands under lock; `par` and `le`: who changed its state last, and when (ISO). */
export type ConstatVu = { etat: EtatConstat; version: number; par: string; le: string };

/** `version` is the one that the agent saw. */
export type DemandeDecision = { vers: DecisionConstat; acteur: string; version: number };

/**
 * Whether the decision is to be written, or was by the same agent already (asked again: same answer, nothing more).
 * Refuses what the state excludes (DEJA_FAIT) and what was decided on an outdated view (VERSION_PERIMEE); both tell who
 * acted and when.
 */
export const deciderConstat = (constat: ConstatVu, demande: DemandeDecision): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { etat, version, par, le } = constat;
  if (etat === demande.vers && par === demande.acteur) return 'DEJA_FAIT';
  const details = { etat, version, par, le };
  if (etat === 'LEVE' || !TRANSITIONS_CONSTAT[etat].includes(demande.vers))
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce constat est « ${LIBELLE_ETAT_CONSTAT[etat]} » : cette décision n’est plus possible.`,
      details,
    );
  if (version !== demande.version)
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Ce constat a changé depuis que vous l’avez ouvert ; relisez-le avant de décider.',
      details,
    );
  return 'A_FAIRE';
};
