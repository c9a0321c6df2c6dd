import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { exigerAgentInstructeur } from '../../../domain/dossier/attribution.ts';
import { type ActeEnLot, exigerPrecisions, type PrecisionsLot } from '../../../domain/dossier/lot.ts';
import { BusinessError } from '../../../domain/errors.ts';

/** Rules name the field of an act; here it stands under `precisions`. */
const situer = (erreur: unknown): unknown => {
  if (!(erreur instanceof BusinessError) || typeof erreur.details.champ !== 'string') return erreur;
  return new BusinessError(erreur.code, erreur.message, { champ: `precisions.${erreur.details.champ}` });
};

/** Refuses what would refuse every line: the act says too little, or gives the cases to who cannot instruct them. */
export const exigerLotPossible = async (
  em: EntityManager,
  { acte, precisions }: { acte: ActeEnLot; precisions: PrecisionsLot },
  le: string,
): Promise<void> => {
  const { pourAgentId } = precisions;
  const pour = pourAgentId === undefined ? null : await new CompteLectureRepository(em).trouverAgent(pourAgentId);
  try {
    exigerPrecisions(acte, precisions, le);
    if (pourAgentId !== undefined) exigerAgentInstructeur(pour);
  } catch (erreur) {
    throw situer(erreur);
  }
};
