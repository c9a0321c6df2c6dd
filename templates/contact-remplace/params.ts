import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';

export const contactRemplaceParams = z.strictObject({ reference: ligne, raisonSociale: ligneDuPublic, siret: ligne });
