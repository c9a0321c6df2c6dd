import { z } from 'zod';
import { ligne } from '../champs.ts';

export const dossierConfieParams = z.strictObject({
  reference: ligne,
  par: ligne,
});
