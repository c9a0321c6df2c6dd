import { ApplicationFailure } from '@temporalio/common';
import { MoteurEnPanne } from '../adapters/xsd/moteur.ts';
import type { IncidentDepot } from '../domain/depot/issue.ts';
import { type MotifStockage, StockageError } from '../domain/depot/stockage.ts';

const INCIDENTS: Record<Exclude<MotifStockage, 'CLE_INVALIDE'>, IncidentDepot> = {
  ABSENT: 'FICHIER_ABSENT',
  ALTERE: 'FICHIER_ALTERE',
};

/**
 * Failures that the retries of an activity would only repeat end it with the code of an incident: the workflow decides
 * (a second try of the engine, or an operator). Everything else goes on untouched, and is retried.
 */
export const signalerPanne = async <T>(travail: () => Promise<T>): Promise<T> => {
  try {
    return await travail();
  } catch (erreur) {
    if (erreur instanceof MoteurEnPanne) throw panne('MOTEUR_EN_PANNE', erreur);
    if (erreur instanceof StockageError && erreur.motif !== 'CLE_INVALIDE')
      throw panne(INCIDENTS[erreur.motif], erreur);
    throw erreur;
  }
};

const panne = (type: IncidentDepot, cause: Error): ApplicationFailure =>
  ApplicationFailure.create({ type, message: cause.message, nonRetryable: true, cause });
