import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';

export const remplacementOpposeParams = z.strictObject({ reference: ligne, raisonSociale: ligneDuPublic });
