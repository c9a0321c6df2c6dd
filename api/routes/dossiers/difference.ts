import type { EntityManager } from '@mikro-orm/postgresql';
import { HistoriqueDossierRepository } from '../../../database/repositories/historique-dossier.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { acteEcritVu } from './historique.schema.ts';

/** Refusals that mean: somebody acted meanwhile. */
const DEPASSEES = ['VERSION_PERIMEE', 'DEJA_FAIT'];

/**
 * A refusal for what somebody did meanwhile says it all: the acts written after the version that the agent saw, by whom and
 * when, with their words. Only agents act on cases: all of them may read these.
 */
export const direDifference = async (
  erreur: unknown,
  em: EntityManager,
  vu: { dossierId: string; version: number },
): Promise<unknown> => {
  if (!(erreur instanceof BusinessError) || !DEPASSEES.includes(erreur.code)) return erreur;
  const actes = (await new HistoriqueDossierRepository(em).depuis([vu])).get(vu.dossierId) ?? [];
  return new BusinessError(erreur.code, erreur.message, { ...erreur.details, depuis: actes.map(acteEcritVu) });
};
