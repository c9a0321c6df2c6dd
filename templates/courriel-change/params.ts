import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';
import { destinataire } from '../personne.ts';

export const courrielChangeParams = z.strictObject({ ...destinataire, nouvelleAdresse: ligneDuPublic });
