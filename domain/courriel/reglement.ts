import { BusinessError } from '../errors.ts';
import type { EtatCourriel, ModeleCourriel } from './courriel.ts';

/**
 * What a person makes of a mail whose outcome is unknown or refused. PARTI: it reached the server, its traces say so.
 * RENVOYER: one more try.
 */
export type DecisionCourriel = 'PARTI' | 'RENVOYER';

export const DECISIONS_COURRIEL: Record<
  DecisionCourriel,
  { depuis: readonly EtatCourriel[]; vers: Extract<EtatCourriel, 'ENVOYE' | 'A_ENVOYER'> }
> = {
  PARTI: { depuis: ['INCERTAIN'], vers: 'ENVOYE' },
  RENVOYER: { depuis: ['INCERTAIN', 'REFUSE'], vers: 'A_ENVOYER' },
};

export const LIBELLE_ETAT_COURRIEL: Record<EtatCourriel, string> = {
  A_ENVOYER: 'À envoyer',
  EN_COURS: 'En cours d’envoi',
  ENVOYE: 'Envoyé',
  REFUSE: 'Refusé',
  INCERTAIN: 'Incertain',
};

/** An agent's decision on the try that she saw. */
export type ReglementCourriel = { agentId: string; le: string; tentative: number; decision: DecisionCourriel };

export type CourrielRegle = { courrielId: string; etat: EtatCourriel; tentatives: number };

/** The mail under lock; `reglement` is what was decided of the try in question. */
export type CourrielVu = {
  etat: EtatCourriel;
  tentatives: number;
  reglement: { decision: DecisionCourriel; par: string; le: string } | null;
};

/**
 * Whether the decision is to be written, or was by the same agent already (asked again: same answer, nothing more). One
 * decision a try: refuses what somebody else decided or what the state excludes (DEJA_FAIT), and what was decided before
 * a later try (VERSION_PERIMEE).
 */
export const deciderReglement = (
  courriel: CourrielVu,
  demande: { decision: DecisionCourriel; acteur: string; tentative: number },
): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { etat, tentatives, reglement } = courriel;
  const details = { etat, tentatives, par: reglement?.par ?? null, le: reglement?.le ?? null };
  if (reglement?.decision === demande.decision && reglement.par === demande.acteur) return 'DEJA_FAIT';
  if (reglement === null && tentatives !== demande.tentative)
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Ce courriel a changé depuis que vous l’avez ouvert ; relisez-le avant de décider.',
      details,
    );
  if (reglement !== null || !DECISIONS_COURRIEL[demande.decision].depuis.includes(etat))
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce courriel est « ${LIBELLE_ETAT_COURRIEL[etat]} » : cette décision n’est plus possible.`,
      details,
    );
  return 'A_FAIRE';
};

/** Models that go to the contact on record, whoever it is on the day they leave; sent again, they follow it. */
const AU_CONTACT: readonly ModeleCourriel[] = [
  'demande-refusee',
  'identifiants-inscription',
  'identifiants-deposant',
  'mandat-ajoute',
  'mandats-accordes',
  'mandat-modifie',
  'mandat-termine',
  'cocertification-declaree',
  'identifiants-renvoyes',
  'rappel-inscription',
  'compte-deja-ouvert',
  'complement-demande',
  'complement-rappel',
  'complement-retire',
  'reponse-recue',
  'mise-en-attente',
  'reprise-dossier',
  'dossier-clos',
  'dossier-rouvert',
  'dossier-fusionne',
];

/** Where a mail sent again goes: to the contact's present address for what is said to the contact, else where it went. */
export const destinataireDuRenvoi = (
  { modele, destinataire }: { modele: ModeleCourriel; destinataire: string },
  adresseDuContact: string | null,
): string => (AU_CONTACT.includes(modele) ? (adresseDuContact ?? destinataire) : destinataire);

/** Refuses to send again a mail whose link opens nothing any more. */
export const lienDuRenvoiEteint = (): BusinessError =>
  new BusinessError(
    'COURRIEL_NON_RENVOYABLE',
    'Le lien que porte ce courriel n’ouvre plus rien : il serait inutile de le renvoyer. Pour des identifiants d’inscription, envoyez-les de nouveau depuis le dossier ou l’organisme.',
  );
