import { z } from 'zod';

/** Where a change of mail stands after an order on it. */
export const changementApresSchema = z
  .object({
    changementId: z.uuid(),
    etat: z.enum(['EN_ATTENTE', 'FAIT', 'ANNULE']),
    nouvelleConfirmee: z.boolean(),
    ancienneConfirmee: z.boolean(),
  })
  .meta({ id: 'ChangementCourrielApres' });
