import { BusinessError } from '../errors.ts';
import { ACTES_DOSSIER, type ActeDossier, type EtatDossier, LIBELLE_ETAT_DOSSIER } from './dossier.ts';

/** The case as it stands under lock. */
export type DossierVu = { etat: EtatDossier; version: number };
/** The last act of an agent on this case, from the journal. */
export type DernierActe = { acte: ActeDossier; acteur: string; le: string };
/** `version` is the one that the agent saw. */
export type ActeDemande = { acte: ActeDossier; acteur: string; version: number };

/**
 * Whether the act is to be done, or was done already by the same agent (asked again: same answer, nothing more).
 * Refuses what the state or somebody else's act excludes (DEJA_FAIT), and what was decided on an outdated view
 * (VERSION_PERIMEE); both tell the state, who acted and when.
 */
export const deciderActe = (
  dossier: DossierVu,
  demande: ActeDemande,
  dernier: DernierActe | null,
): 'A_FAIRE' | 'DEJA_FAIT' => {
  if (dernier?.acte === demande.acte && dernier.acteur === demande.acteur) return 'DEJA_FAIT';
  const details = {
    etat: dossier.etat,
    version: dossier.version,
    par: dernier?.acteur ?? null,
    le: dernier?.le ?? null,
  };
  if (!ACTES_DOSSIER[demande.acte].depuis.includes(dossier.etat))
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce dossier est « ${LIBELLE_ETAT_DOSSIER[dossier.etat]} » : cet acte n’est plus possible.`,
      details,
    );
  if (dossier.version !== demande.version)
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Ce dossier a changé depuis que vous l’avez ouvert ; relisez-le avant d’agir.',
      details,
    );
  return 'A_FAIRE';
};
