import { z } from 'zod';
import { jetonId, ligneDuPublic } from '../champs.ts';
import { destinataire } from '../personne.ts';

export const courrielAncienParams = z.strictObject({ ...destinataire, nouvelleAdresse: ligneDuPublic, jetonId });
