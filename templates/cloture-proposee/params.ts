import { z } from 'zod';
import { jour, ligne } from '../champs.ts';

export const clotureProposeeParams = z.strictObject({
  reference: ligne,
  jusquAu: jour,
});
