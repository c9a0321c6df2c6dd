import { BusinessError } from '../errors.ts';
import {
  ACTES_REMPLACEMENT,
  type ActeRemplacement,
  type EtatRemplacement,
  LIBELLE_ETAT_REMPLACEMENT,
} from './remplacement.ts';

/** The request as it stands under lock; `par` and `le`: who changed its state last, and when (ISO). */
export type RemplacementVu = { etat: EtatRemplacement; version: number; par: string; le: string };

/** `version` is the one that the agent saw; null for those who act by a link, who see no version. */
export type ActeRemplacementDemande = { acte: ActeRemplacement; acteur: string; version: number | null };

/**
 * Whether the act is to be done, or was by the same person already (asked again: same answer, nothing more). Refuses what
 * the state excludes (DEJA_FAIT) and what an agent decided on an outdated view (VERSION_PERIMEE); both tell who acted and when.
 */
export const deciderActeRemplacement = (
  vu: RemplacementVu,
  { acte, acteur, version }: ActeRemplacementDemande,
): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { depuis, vers } = ACTES_REMPLACEMENT[acte];
  if (vu.etat === vers && vu.par === acteur) return 'DEJA_FAIT';
  const details = { ...vu };
  if (!depuis.includes(vu.etat))
    throw new BusinessError(
      'DEJA_FAIT',
      `Cette demande de remplacement est dans l’état « ${LIBELLE_ETAT_REMPLACEMENT[vu.etat]} » : cet acte n’est plus possible.`,
      details,
    );
  if (version !== null && vu.version !== version)
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Cette demande a changé depuis que vous l’avez ouverte ; relisez-la avant de décider.',
      details,
    );
  return 'A_FAIRE';
};

/** Refusal of a second request for an account: its author learns where the first one stands, and nothing of its author. */
export const remplacementEnCours = ({ etat, le }: Pick<RemplacementVu, 'etat' | 'le'>): BusinessError =>
  new BusinessError(
    'REMPLACEMENT_EN_COURS',
    `Une demande de remplacement est déjà en cours pour ce compte, dans l’état « ${LIBELLE_ETAT_REMPLACEMENT[etat]} ». Attendez qu’elle soit terminée, ou adressez-vous à l’assistance.`,
    { etat, le },
  );
