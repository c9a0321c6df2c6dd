import { BusinessError } from '../../../domain/errors.ts';
import {
  depotWorkflowId,
  type ReceptionDepot,
  recevoirDepot,
  TRAITER_DEPOT,
} from '../../../workflows/depot/depot.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { indisponible } from '../../reponses/erreur-http.ts';

/**
 * Has the deposit of a durable file recorded, and returns what its accusé de réception proves. Without an answer in time:
 * 503 with the depotId. The file is safe, and asking again gives the same receipt.
 */
export const receptionner = async (depotId: string, ordres: Ordres): Promise<ReceptionDepot> => {
  try {
    return await ordres.executer({
      update: recevoirDepot,
      args: [],
      effetId: depotId,
      workflow: { type: TRAITER_DEPOT, id: depotWorkflowId(depotId), file: 'depots', input: { depotId } },
    });
  } catch (erreur) {
    if (!(erreur instanceof BusinessError) || erreur.code !== 'SERVICE_INDISPONIBLE') throw erreur;
    throw indisponible(
      'Votre fichier est arrivé en entier, mais son accusé de réception n’est pas encore disponible. Redemandez-le dans quelques instants, sans renvoyer le fichier.',
      5,
      { depotId, reception: `/api/v1/depots/${depotId}/reception` },
    );
  }
};
