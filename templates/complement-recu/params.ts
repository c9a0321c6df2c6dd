import { z } from 'zod';
import { ligne } from '../champs.ts';

export const complementRecuParams = z.strictObject({
  reference: ligne,
});
